package dev.fleetledger.simulation.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.json.Json;

/** Validation of a Service. */
final class ServiceRules {
    private static final List<String> TYPES = List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");

    private static final int LOWEST_NODE_PORT = 30000;
    private static final int HIGHEST_NODE_PORT = 32767;

    private ServiceRules() {
    }

    static List<Cause> of(ObjectNode service, List<ObjectNode> others) {
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
        if (causes.isEmpty()) {
            checkNodePorts(ports, others, causes);
        }
        return causes;
    }

    private static void checkNodePorts(List<JsonNode> ports, List<ObjectNode> others, List<Cause> causes) {
        Set<Integer> taken = new HashSet<>();
        others.forEach(other -> Json.items(other, "spec", "ports").forEach(port -> taken.add(Json.number(port, "nodePort"))));
        for (int i = 0; i < ports.size(); i++) {
            int number = Json.number(ports.get(i), "nodePort");
            String field = "spec.ports[" + i + "].nodePort";
            if (number != 0 && (number < LOWEST_NODE_PORT || number > HIGHEST_NODE_PORT)) {
                causes.add(Causes.invalid(field, Integer.toString(number),
                        "provided port is not in the valid range. The range of valid ports is 30000-32767"));
            } else if (number != 0 && !taken.add(number)) {
                causes.add(Causes.invalid(field, Integer.toString(number), "provided port is already allocated"));
            }
        }
    }
}
