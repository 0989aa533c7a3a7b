package dev.fleetledger.simulation.write;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;

/**
 * Fields that the server allocates when it stores a new Service. They have no owner, because ownership is recorded before the allocation
 * (apiserver/pkg/endpoints/handlers/create.go; pkg/registry/core/service/storage).
 */
final class AllocatedFields {
    private static final List<String> FIELDS = List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "healthCheckNodePort");

    private AllocatedFields() {
    }

    /**
     * @param given the object as the client sent it
     * @return a copy of the stored object without the fields that the client left to the server
     */
    static ObjectNode without(Kind kind, ObjectNode given, ObjectNode stored) {
        ObjectNode copy = stored.deepCopy();
        if (kind == Kinds.SERVICES && copy.path("spec") instanceof ObjectNode spec) {
            FIELDS.stream().filter(field -> Json.at(given, "spec", field).isEmpty() && Json.text(given, "spec", field).isEmpty())
                    .forEach(spec::remove);
            List<JsonNode> givenPorts = Json.items(given, "spec", "ports");
            List<JsonNode> ports = Json.items(spec, "ports");
            for (int i = 0; i < ports.size(); i++) {
                if (Json.number(givenPorts.get(i), "nodePort") == 0) {
                    ((ObjectNode) ports.get(i)).remove("nodePort");
                }
            }
        }
        return copy;
    }
}
