package dev.fleetledger.simulation.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.store.ObjectStore;

/** The validation rules of each kind. */
public final class Validations {
    private interface Rule {
        List<Cause> of(ObjectNode object, ObjectStore store);
    }

    private static final Rule NONE = (object, store) -> List.of();
    private static final Map<String, Rule> RULES = Map.of(
            "daemonsets.apps", (daemonSet, store) -> DaemonSetRules.of(daemonSet),
            "pods", (pod, store) -> PodRules.of(Json.at(pod, "spec"), "spec"),
            "services", (service, store) -> ServiceRules.of(service, others(service, store)));

    private Validations() {
    }

    private static List<ObjectNode> others(ObjectNode service, ObjectStore store) {
        return store.list(Kinds.SERVICES, "").stream().filter(other -> !Meta.uid(other).equals(Meta.uid(service))).toList();
    }

    public static List<Cause> ofNew(Kind kind, ObjectNode object, ObjectStore store) {
        List<Cause> causes = new ArrayList<>(NameRules.of(kind, object));
        causes.addAll(RULES.getOrDefault(kind.qualified(), NONE).of(object, store));
        return causes;
    }

    public static List<Cause> ofChanged(Kind kind, ObjectNode live, ObjectNode next, ObjectStore store) {
        List<Cause> causes = new ArrayList<>(FinalizerRules.of(live, next));
        causes.addAll(NameRules.ofLabels(next));
        if (kind.qualified().equals("daemonsets.apps")) {
            causes.addAll(DaemonSetRules.ofChanged(live, next));
        }
        causes.addAll(RULES.getOrDefault(kind.qualified(), NONE).of(next, store));
        return causes;
    }
}
