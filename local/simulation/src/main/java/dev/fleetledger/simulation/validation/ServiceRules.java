package dev.fleetledger.simulation.validation;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.refusal.Refusal.Cause;

/** What a service must be. */
final class ServiceRules {
    private static final List<String> TYPES = List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");

    private ServiceRules() {
    }

    static List<Cause> of(ObjectNode service) {
        List<Cause> causes = new ArrayList<>();
        JsonNode spec = Json.at(service, "spec");
        String type = Json.text(spec, "type");
        if (!TYPES.contains(type)) {
            causes.add(Causes.unsupported("spec.type", "\"" + type + "\"",
                    "\"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\""));
        }
        boolean headless = Json.text(spec, "clusterIP").equals("None");
        List<JsonNode> ports = Json.items(spec, "ports");
        if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
            causes.add(Causes.required("spec.ports", ""));
        }
        for (int i = 0; i < ports.size(); i++) {
            if (ports.size() > 1 && Json.text(ports.get(i), "name").isEmpty()) {
                causes.add(Causes.required("spec.ports[" + i + "].name", ""));
            }
        }
        return causes;
    }
}
