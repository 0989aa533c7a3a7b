package dev.fleetledger.command.undo.inverse;

import java.util.List;

/** Whether and how a recorded command can be taken back. */
public sealed interface Reversal {

    /** @param laterChanges positions of later events that changed the same; empty: nothing is in the way */
    record Possible(Inverse inverse, List<Long> laterChanges) implements Reversal {}

    /**
     * @param code   the reason as a sentence
     * @param remedy what to do instead
     */
    record Impossible(String code, String why, String remedy) implements Reversal {}

    /** How commands of one action are taken back. */
    interface Rule {

        Reversal decide(RecordedCommand command);

        static Rule never(String code, String why, String remedy) {
            return command -> new Impossible(code, why, remedy);
        }
    }
}
