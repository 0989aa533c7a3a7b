package dev.fleetledger.simulation.patch;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Json;

/** JSON Patch (RFC 6902). */
final class JsonPatch {
    private JsonPatch() {
    }

    static ObjectNode apply(ObjectNode target, JsonNode operations) {
        ObjectNode result = target.deepCopy();
        for (JsonNode operation : operations) {
            applyOperation(result, operation);
        }
        return result;
    }

    private static void applyOperation(ObjectNode root, JsonNode operation) {
        JsonPointer path = JsonPointer.compile(Json.text(operation, "path"));
        switch (Json.text(operation, "op")) {
            case "add" -> add(root, path, operation.path("value"));
            case "remove" -> remove(root, path);
            case "replace" -> replace(root, path, operation.path("value"));
            case "test" -> test(root, path, operation.path("value"));
            case "copy" -> add(root, path, sourceNode(root, operation).deepCopy());
            case "move" -> {
                JsonNode moved = sourceNode(root, operation);
                remove(root, JsonPointer.compile(Json.text(operation, "from")));
                add(root, path, moved);
            }
            case String other -> throw ApiErrors.patchNotApplicable();
        }
    }

    private static JsonNode sourceNode(ObjectNode root, JsonNode operation) {
        return requireNode(root, JsonPointer.compile(Json.text(operation, "from")));
    }

    private static JsonNode requireNode(ObjectNode root, JsonPointer path) {
        JsonNode node = root.at(path);
        if (node.isMissingNode()) {
            throw ApiErrors.patchNotApplicable();
        }
        return node;
    }

    private static void test(ObjectNode root, JsonPointer path, JsonNode value) {
        if (!root.at(path).equals(value)) {
            throw ApiErrors.patchNotApplicable();
        }
    }

    private static void replace(ObjectNode root, JsonPointer path, JsonNode value) {
        requireNode(root, path);
        if (requireNode(root, path.head()) instanceof ArrayNode list) {
            list.set(Integer.parseInt(last(path)), value);
        } else {
            add(root, path, value);
        }
    }

    private static void add(ObjectNode root, JsonPointer path, JsonNode value) {
        JsonNode parent = requireNode(root, path.head());
        if (parent instanceof ObjectNode object) {
            object.set(last(path), value);
        } else if (parent instanceof ArrayNode list) {
            list.insert(last(path).equals("-") ? list.size() : Integer.parseInt(last(path)), value);
        } else {
            throw ApiErrors.patchNotApplicable();
        }
    }

    private static void remove(ObjectNode root, JsonPointer path) {
        requireNode(root, path);
        JsonNode parent = requireNode(root, path.head());
        if (parent instanceof ObjectNode object) {
            object.remove(last(path));
        } else if (parent instanceof ArrayNode list) {
            list.remove(Integer.parseInt(last(path)));
        }
    }

    private static String last(JsonPointer path) {
        return path.last().getMatchingProperty();
    }
}
