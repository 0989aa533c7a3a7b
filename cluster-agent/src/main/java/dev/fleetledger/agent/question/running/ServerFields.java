package dev.fleetledger.agent.question.running;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Removes what the API server adds to an object. Keeps what a person may have set, such as names, labels and selectors. */
final class ServerFields {

    private static final Set<String> METADATA = Set.of("managedFields", "resourceVersion", "uid", "generation", "creationTimestamp",
            "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "ownerReferences", "finalizers");
    private static final List<String> ANNOTATIONS = List.of("kubectl.kubernetes.io/last-applied-configuration",
            "deprecated.daemonset.template.generation");
    /** Fields that the API server assigns if nobody sets them. A field that somebody set has a field manager, an assigned one has none. */
    private static final List<String> ASSIGNED = List.of("ipFamilies", "ipFamilyPolicy", "healthCheckNodePort");

    private ServerFields() {}

    static ObjectNode without(JsonNode object) {
        ObjectNode copy = (ObjectNode) object.deepCopy();
        copy.remove(Set.of("status", "apiVersion", "kind"));
        ObjectNode metadata = copy.withObject("metadata");
        metadata.remove(METADATA);
        if (metadata.path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(ANNOTATIONS);
            if (annotations.isEmpty()) {
                metadata.remove("annotations");
            }
        }
        if (copy.path("spec").path("template").path("metadata") instanceof ObjectNode template) {
            template.remove("creationTimestamp");
        }
        if (copy.path("spec") instanceof ObjectNode spec && spec.has("clusterIP") || copy.path("spec").path("ports").isArray()) {
            cleanService((ObjectNode) copy.path("spec"), object);
        }
        return copy;
    }

    private static void cleanService(ObjectNode spec, JsonNode object) {
        if (!spec.path("clusterIP").asString("").equals("None")) {
            // An assigned address can't be used twice.
            spec.remove("clusterIP");
        }
        spec.remove("clusterIPs");
        ASSIGNED.stream().filter(field -> !isManaged(object, "f:" + field)).forEach(spec::remove);
        for (JsonNode port : spec.path("ports")) {
            String key = "k:{\"port\":" + port.path("port") + ",\"protocol\":\"" + port.path("protocol").asString("TCP") + "\"}";
            if (!isManaged(object, "f:ports", key, "f:nodePort")) {
                ((ObjectNode) port).remove("nodePort");
            }
        }
    }

    private static boolean isManaged(JsonNode object, String... path) {
        return object.path("metadata").path("managedFields").valueStream()
                .filter(manager -> manager.path("subresource").asString("").isEmpty())
                .anyMatch(manager -> {
                    JsonNode node = manager.path("fieldsV1").path("f:spec");
                    for (String segment : path) {
                        node = node.path(segment);
                    }
                    return !node.isMissingNode();
                });
    }
}
