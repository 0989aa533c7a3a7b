package dev.fleetledger.simulation.validation;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;

/** Warnings for a pod template (pkg/api/node/util.go); of these, only the ones about deprecated node labels are implemented. */
public final class TemplateWarnings {
    private static final Map<String, String> OLD_LABELS = Map.of(
            "beta.kubernetes.io/arch", "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
            "beta.kubernetes.io/os", "deprecated since v1.14; use \"kubernetes.io/os\" instead",
            "failure-domain.beta.kubernetes.io/region", "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
            "failure-domain.beta.kubernetes.io/zone", "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
            "beta.kubernetes.io/instance-type", "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead");

    private TemplateWarnings() {
    }

    /** @param before the stored object; null for a new one */
    public static List<String> of(@Nullable ObjectNode before, ObjectNode object) {
        JsonNode selector = Json.at(object, "spec", "template", "spec", "nodeSelector");
        // pkg/registry/apps/daemonset/strategy.go, WarningsOnUpdate: warnings are returned for a new generation only.
        boolean silent = before != null && Json.number(before, "metadata", "generation") == Json.number(object, "metadata", "generation");
        return silent ? List.of() : selector.propertyNames().stream().filter(OLD_LABELS::containsKey)
                .map(label -> "spec.template.spec.nodeSelector[" + label + "]: " + OLD_LABELS.get(label)).toList();
    }
}
