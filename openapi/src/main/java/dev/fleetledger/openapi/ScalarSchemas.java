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
    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(String.class, "string"), Map.entry(UUID.class, "string uuid"), Map.entry(Instant.class, "string date-time"),
            Map.entry(Duration.class, "string duration"),
            Map.entry(boolean.class, "boolean"), Map.entry(Boolean.class, "boolean"), Map.entry(int.class, "integer int32"),
            Map.entry(Integer.class, "integer int32"), Map.entry(long.class, "integer int64"), Map.entry(Long.class, "integer int64"),
            Map.entry(double.class, "number double"), Map.entry(Object.class, ""), Map.entry(JsonNode.class, ""));

    /** Descriptions of untyped JSON trees, by the name of their field. */
    private static final Map<String, String> TREES = Map.of(
            "document", "A step's document as it was saved, with its defaults; the documents' schemas name its fields.",
            "placement", "The placement's document with its defaults, cut to the clusters that the reader may see.",
            "specification", "All steps' documents of the revision, by the step's name, with everything filled in.",
            "objects", "Kubernetes objects as they are applied.",
            "facts", "What is told of a thing of its kind, such as a node's labels and taints.",
            "before", "The value before, in JSON.",
            "after", "The value after, in JSON.");

    private ScalarSchemas() {}

    static ObjectNode of(Class<?> type) {
        String words = WORDS.get(type);
        if (words == null) {
            throw new IllegalStateException("There is no schema for " + type.getName() + "; add it here.");
        }
        ObjectNode schema = JsonFragments.object();
        String[] word = words.split(" ");
        if (!words.isEmpty()) {
            schema.put("type", word[0]);
        }
        if (word.length > 1) {
            schema.put("format", word[1]);
        }
        return schema;
    }

    static void tell(String field, ObjectNode schema) {
        if (schema.isEmpty() && TREES.containsKey(field)) {
            schema.put("description", TREES.get(field));
        }
    }
}
