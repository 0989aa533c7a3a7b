package dev.fleetledger.simulation.admission;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.store.ObjectStore;

/** Warnings for a pod template whose pods violate the namespace's Pod Security level. */
public final class PodSecurityWarning {
    private PodSecurityWarning() {
    }

    public static List<String> of(Kind kind, ObjectNode object, ObjectStore store) {
        JsonNode template = Json.at(object, "spec", "template", "spec");
        if (template.isMissingNode()) {
            return List.of();
        }
        JsonNode labels = store.find(Kinds.NAMESPACES, "", Meta.namespace(object))
                .map(namespace -> Json.at(namespace, "metadata", "labels"))
                .orElseGet(Json::object);
        String warnLevel = Json.text(labels, "pod-security.kubernetes.io/warn");
        String level = warnLevel.isEmpty() ? Json.text(labels, "pod-security.kubernetes.io/enforce") : warnLevel;
        List<String> violations = PodSecurityAdmission.violations(level, template);
        return violations.isEmpty() ? List.of()
                : List.of("would violate PodSecurity \"" + level + ":latest\": " + String.join(", ", violations));
    }
}
