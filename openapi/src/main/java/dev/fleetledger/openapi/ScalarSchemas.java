package dev.fleetledger.openapi;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of types other than our own records. */
final class ScalarSchemas {

    /** JSON Schema type and format by Java type. */
    private static final Map<Class<?>, String> TYPES_AND_FORMATS = Map.ofEntries(
            Map.entry(String.class, "string"), Map.entry(UUID.class, "string uuid"), Map.entry(Instant.class, "string date-time"),
            Map.entry(Duration.class, "string duration"),
            Map.entry(boolean.class, "boolean"), Map.entry(Boolean.class, "boolean"), Map.entry(int.class, "integer int32"),
            Map.entry(Integer.class, "integer int32"), Map.entry(long.class, "integer int64"), Map.entry(Long.class, "integer int64"),
            Map.entry(double.class, "number double"), Map.entry(Object.class, ""), Map.entry(JsonNode.class, ""));

    /** Descriptions of untyped JSON trees, by the name of their field. */
    private static final Map<String, String> TREE_DESCRIPTIONS = Map.of(
            "document", "A step's document as it was saved, with its defaults; the documents' schemas name its fields.",
            "placement", "The placement's document with its defaults, cut to the clusters that the reader may see.",
            "specification", "All steps' documents of the revision, by the step's name, with everything filled in.",
            "objects", "Kubernetes objects as they are applied.",
            "facts", "What is told of a thing of its kind, such as a node's labels and taints.",
            "before", "The value before, in JSON.",
            "after", "The value after, in JSON.");

    private ScalarSchemas() {}

    static ObjectNode of(Class<?> type) {
        String typeAndFormat = TYPES_AND_FORMATS.get(type);
        if (typeAndFormat == null) {
            throw new IllegalStateException("There is no schema for " + type.getName() + "; add it here.");
        }
        ObjectNode schema = JsonFragments.object();
        String[] parts = typeAndFormat.split(" ");
        if (!typeAndFormat.isEmpty()) {
            schema.put("type", parts[0]);
        }
        if (parts.length > 1) {
            schema.put("format", parts[1]);
        }
        return schema;
    }

    static void describe(String field, ObjectNode schema) {
        if (schema.isEmpty() && TREE_DESCRIPTIONS.containsKey(field)) {
            schema.put("description", TREE_DESCRIPTIONS.get(field));
        }
    }
}
