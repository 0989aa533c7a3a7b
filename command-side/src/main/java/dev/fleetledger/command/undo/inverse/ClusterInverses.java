package dev.fleetledger.command.undo.inverse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.fleetledger.command.undo.inverse.Reversal.Impossible;
import dev.fleetledger.command.undo.inverse.Reversal.Possible;
import dev.fleetledger.command.undo.inverse.Reversal.Rule;
import dev.fleetledger.contract.cluster.ClusterEvent;

/** How changes of clusters are taken back. */
final class ClusterInverses {

    private static final Class<?>[] STATES = {ClusterEvent.Cordoned.class, ClusterEvent.Uncordoned.class, ClusterEvent.RemovalAsked.class,
        ClusterEvent.RemovalTakenBack.class, ClusterEvent.Removed.class, ClusterEvent.Forgotten.class};

    static final Map<String, Rule> RULES = rules();

    private ClusterInverses() {}

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new HashMap<>();
        rules.put("cluster.label", ClusterInverses::label);
        rules.put("cluster.cordon", command -> new Possible(
                new Inverse.UncordonCluster(command.requireOwn(ClusterEvent.Cordoned.class).cluster()), command.later(STATES)));
        rules.put("cluster.uncordon", ClusterInverses::uncordon);
        rules.put("cluster.register", Rule.never("ClusterNameIsUsed",
                "The name of a cluster is never used again, so it can't be given back.",
                "Take the cluster out of the fleet with :remove."));
        rules.put("cluster.remove", Rule.never("RemovalHasNoInverse", "A removal is no change until it is due, and final from then on.",
                "Cancel it with :uncordon before it is due."));
        rules.put("cluster.forget", Rule.never("ClusterIsForgotten", "A forgotten cluster's credentials and names have been given up.",
                "Register the cluster under another name."));
        rules.put("cluster.join", Rule.never("CredentialWasIssued", "A credential was issued and shown.",
                "Use :rotate to replace it."));
        rules.put("cluster.rotate", Rule.never("CredentialWasIssued", "A credential was issued and shown, and the former one expires.",
                "Use :rotate again to replace it."));
        rules.put("cluster.resend", Rule.never("IntentsWereSent", "Intents were sent again, which changes nothing that is wanted.",
                "There is nothing to undo."));
        rules.put("cluster.query-inventory", Rule.never("QuestionChangesNothing", "A question to a cluster changes nothing.",
                "There is nothing to undo."));
        return Map.copyOf(rules);
    }

    /** Only the labels that the command has changed get their former values; others may have been changed since. */
    private static Reversal label(RecordedCommand command) {
        ClusterEvent.Labelled labelled = command.requireOwn(ClusterEvent.Labelled.class);
        Map<String, String> before = labelsBefore(command);
        Set<String> changed = changedKeys(before, labelled.labels());
        Map<String, String> current = labelled.labels();
        List<Long> inTheWay = new ArrayList<>();
        for (PastEvent later : command.later()) {
            if (later.payload() instanceof ClusterEvent.Labelled next) {
                if (changedKeys(current, next.labels()).stream().anyMatch(changed::contains)) {
                    inTheWay.add(later.position());
                }
                current = next.labels();
            }
        }
        return new Possible(new Inverse.LabelCluster(labelled.cluster(), current, withFormer(current, before, changed)), inTheWay);
    }

    private static Map<String, String> labelsBefore(RecordedCommand command) {
        return command.before(ClusterEvent.class, it -> it instanceof ClusterEvent.Labelled || it instanceof ClusterEvent.Registered)
                .map(it -> it instanceof ClusterEvent.Labelled labelled ? labelled.labels() : ((ClusterEvent.Registered) it).labels())
                .orElse(Map.of());
    }

    private static Set<String> changedKeys(Map<String, String> before, Map<String, String> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        return keys;
    }

    private static Map<String, String> withFormer(Map<String, String> current, Map<String, String> before, Set<String> changed) {
        Map<String, String> labels = new TreeMap<>(current);
        labels.keySet().removeAll(changed);
        before.forEach((key, value) -> {
            if (changed.contains(key)) {
                labels.put(key, value);
            }
        });
        return labels;
    }

    private static Reversal uncordon(RecordedCommand command) {
        if (command.own(ClusterEvent.RemovalTakenBack.class).isPresent()) {
            return new Impossible("RemovalWasCancelled", "It has cancelled the cluster's removal, and a removal needs a new grace period.",
                    "Use :cordon, or :remove again.");
        }
        return new Possible(new Inverse.CordonCluster(command.requireOwn(ClusterEvent.Uncordoned.class).cluster()), command.later(STATES));
    }
}
