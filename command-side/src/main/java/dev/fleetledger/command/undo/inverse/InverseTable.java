package dev.fleetledger.command.undo.inverse;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.fleetledger.command.undo.inverse.Reversal.Impossible;
import dev.fleetledger.command.undo.inverse.Reversal.Rule;
import dev.fleetledger.contract.EventMetadata;

/** Table of all recorded actions and how each is taken back. */
public final class InverseTable {

    private static final Rule UNKNOWN_ACTION = Rule.never("ActionIsUnknown",
            "Another version of Fleetledger has recorded this action, and this one knows no inverse of it.",
            "Make the change that is needed by a command of its own.");
    private static final Map<String, Rule> RULES = rules();

    private InverseTable() {}

    public static Reversal decide(RecordedCommand command) {
        return RULES.getOrDefault(command.action(), UNKNOWN_ACTION).decide(command);
    }

    /** What the system does by itself follows from a command of a person. */
    public static boolean isOfSystem(String actor) {
        return EventMetadata.SYSTEM.equals(actor);
    }

    public static Impossible ofSystem() {
        return new Impossible("EntryIsOfSystem", "The system has done this by itself, as the consequence of a command or of a report.",
                "Undo the entry of the command that caused it: `cause` is that command's id.");
    }

    public static Impossible ofRefusal() {
        return new Impossible("CommandWasRefused", "The command was refused, so it has changed nothing.", "There is nothing to undo.");
    }

    static Set<String> actions() {
        return RULES.keySet();
    }

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new TreeMap<>(WorkloadInverses.RULES);
        rules.putAll(RolloutInverses.RULES);
        rules.putAll(DraftInverses.RULES);
        rules.putAll(ClusterInverses.RULES);
        rules.putAll(AccessInverses.RULES);
        rules.putAll(SettingsInverses.RULES);
        rules.put("audit.undo", Rule.never("ActionIsUnknown", "An undo is recorded as the command that it executed.",
                "Undo that entry."));
        return Map.copyOf(rules);
    }
}
