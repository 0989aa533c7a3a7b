package dev.fleetledger.command.undo.entry;

import dev.fleetledger.command.undo.inverse.InverseTable;
import dev.fleetledger.command.undo.inverse.RecordedCommand;
import dev.fleetledger.command.undo.inverse.Reversal;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;

/**
 * A change that a person has made, with the history of its target.
 *
 * @param command  id of the command
 * @param id       of the target
 * @param version  of the target now
 * @param head     position of the last event of the target's stream
 * @param recorded what was recorded of the command
 */
public record RecordedChange(String command, String id, Target target, long version, long head, RecordedCommand recorded) {

    public Reversal reversal() {
        return InverseTable.decide(recorded);
    }
}
