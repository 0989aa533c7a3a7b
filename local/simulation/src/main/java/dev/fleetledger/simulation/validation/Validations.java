package dev.fleetledger.simulation.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.refusal.Refusal.Cause;

/** The table of what is checked, kind by kind. */
public final class Validations {
    private static final Map<String, Function<ObjectNode, List<Cause>>> RULES = Map.of(
            "daemonsets.apps", DaemonSetRules::of,
            "pods", pod -> PodRules.of(Json.at(pod, "spec"), "spec"),
            "services", ServiceRules::of);

    private Validations() {
    }

    public static List<Cause> ofNew(Kind kind, ObjectNode object) {
        List<Cause> causes = new ArrayList<>(NameRules.of(kind, object));
        causes.addAll(RULES.getOrDefault(kind.qualified(), any -> List.of()).apply(object));
        return causes;
    }

    public static List<Cause> ofChanged(Kind kind, ObjectNode live, ObjectNode next) {
        List<Cause> causes = new ArrayList<>(NameRules.ofLabels(next));
        if (kind.qualified().equals("daemonsets.apps")) {
            causes.addAll(DaemonSetRules.ofChanged(live, next));
        }
        causes.addAll(RULES.getOrDefault(kind.qualified(), any -> List.of()).apply(next));
        return causes;
    }
}
