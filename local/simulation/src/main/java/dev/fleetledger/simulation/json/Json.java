package dev.fleetledger.simulation.json;

import java.util.List;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Access by path; a missing element reads as empty. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static ObjectNode parse(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    public static JsonNode at(JsonNode node, String... path) {
        JsonNode current = node;
        for (String step : path) {
            current = current.path(step);
        }
        return current.isNull() ? MissingNode.getInstance() : current;
    }

    public static String text(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isValueNode() && !found.isMissingNode() ? found.asString() : "";
    }

    public static int number(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isNumber() ? found.intValue() : 0;
    }

    public static boolean flag(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isBoolean() && found.booleanValue();
    }

    public static List<JsonNode> items(JsonNode node, String... path) {
        return StreamSupport.stream(at(node, path).spliterator(), false).toList();
    }

    /** Returns the object at the path and creates missing objects on the way. */
    public static ObjectNode child(ObjectNode node, String... path) {
        ObjectNode current = node;
        for (String step : path) {
            current = current.get(step) instanceof ObjectNode existing ? existing : current.putObject(step);
        }
        return current;
    }

    public static ArrayNode list(ObjectNode node, String field) {
        return node.get(field) instanceof ArrayNode existing ? existing : node.putArray(field);
    }
}
