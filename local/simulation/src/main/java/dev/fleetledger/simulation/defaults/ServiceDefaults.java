package dev.fleetledger.simulation.defaults;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.store.ObjectStore;

/** Defaults of a Service; allocates unused cluster IPs and node ports. */
final class ServiceDefaults {
    private static final int FIRST_NODE_PORT = 30000;

    private ServiceDefaults() {
    }

    static void fill(ObjectNode service, ObjectStore store) {
        ObjectNode spec = Json.child(service, "spec");
        List<ObjectNode> others = store.list(Kinds.SERVICES, "").stream()
                .filter(other -> !Meta.uid(other).equals(Meta.uid(service))).toList();
        Defaults.fill(spec, "type", "ClusterIP");
        Defaults.fill(spec, "sessionAffinity", "None");
        Defaults.fill(spec, "internalTrafficPolicy", "Cluster");
        Defaults.fill(spec, "ipFamilyPolicy", "SingleStack");
        Json.list(spec, "ipFamilies");
        if (spec.path("ipFamilies").isEmpty()) {
            Json.list(spec, "ipFamilies").add("IPv4");
        }
        address(spec, others);
        boolean onNodes = List.of("NodePort", "LoadBalancer").contains(Json.text(spec, "type"));
        if (onNodes) {
            Defaults.fill(spec, "externalTrafficPolicy", "Cluster");
        }
        Json.items(spec, "ports").forEach(port -> port((ObjectNode) port, onNodes, others, spec));
        Json.child(service, "status", "loadBalancer");
    }

    private static void address(ObjectNode spec, List<ObjectNode> others) {
        if (Json.text(spec, "clusterIP").isEmpty()) {
            Set<String> taken = new HashSet<>();
            others.forEach(other -> taken.add(Json.text(other, "spec", "clusterIP")));
            int next = 1;
            while (taken.contains(address(next))) {
                next++;
            }
            spec.put("clusterIP", address(next));
        }
        spec.putArray("clusterIPs").add(Json.text(spec, "clusterIP"));
    }

    private static String address(int number) {
        return "10.96." + number / 250 + "." + (number % 250 + 1);
    }

    private static void port(ObjectNode port, boolean onNodes, List<ObjectNode> others, ObjectNode spec) {
        Defaults.fill(port, "protocol", "TCP");
        if (!port.has("targetPort")) {
            port.put("targetPort", Json.number(port, "port"));
        }
        if (onNodes && Json.number(port, "nodePort") == 0) {
            Set<Integer> taken = new HashSet<>();
            others.forEach(other -> Json.items(other, "spec", "ports").forEach(used -> taken.add(number(used))));
            Json.items(spec, "ports").forEach(used -> taken.add(number(used)));
            int next = FIRST_NODE_PORT;
            while (taken.contains(next)) {
                next++;
            }
            port.put("nodePort", next);
        }
    }

    private static int number(JsonNode port) {
        return Json.number(port, "nodePort");
    }
}
