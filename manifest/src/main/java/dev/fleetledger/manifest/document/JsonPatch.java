package dev.fleetledger.manifest.document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies JSON Patch operations (RFC 6902). An operation that doesn't apply throws; the rules check patches beforehand. */
public final class JsonPatch {
    /** No DaemonSet has this many nodes. Without a limit, repeated copy operations could double the document each time. */
    private static final int NODES = 100_000;
    private static final int DEPTH = 100;

    private JsonPatch() {
    }

    public static void apply(ObjectNode document, JsonNode operation) {
        String path = Json.text(operation, "path");
        String from = Json.text(operation, "from");
        switch (Json.text(operation, "op")) {
            case "add" -> add(document, path, value(operation));
            case "remove" -> remove(document, path);
            case "replace" -> {
                remove(document, path);
                add(document, path, value(operation));
            }
            case "move" -> add(document, path, remove(document, from));
            case "copy" -> add(document, path, existing(document, from).deepCopy());
            case "test" -> test(document, path, value(operation));
            default -> throw new IllegalArgumentException("Unknown patch operation");
        }
        if (size(document, 0) > NODES) {
            throw new IllegalArgumentException("The patched manifest has too many nodes");
        }
    }

    private static JsonNode value(JsonNode operation) {
        if (Json.isAbsent(operation.get("value"))) {
            throw new IllegalArgumentException("The patch operation has no value");
        }
        return operation.path("value").deepCopy();
    }

    /** Counts nodes until the limit is exceeded. */
    private static int size(JsonNode node, int depth) {
        int size = depth > DEPTH ? NODES + 1 : 1;
        for (JsonNode one : node) {
            size += size > NODES ? 0 : size(one, depth + 1);
        }
        return size;
    }

    private static void add(ObjectNode document, String path, JsonNode value) {
        String last = last(path);
        switch (parent(document, path)) {
            case ObjectNode members -> members.set(last, value);
            case ArrayNode items when last.equals("-") -> items.add(value);
            case ArrayNode items -> items.insert(index(last, items.size()), value);
            default -> throw new IllegalArgumentException("Nothing exists at " + path);
        }
    }

    private static JsonNode remove(ObjectNode document, String path) {
        JsonNode removed = existing(document, path);
        switch (parent(document, path)) {
            case ObjectNode members -> members.remove(last(path));
            case ArrayNode items -> items.remove(index(last(path), items.size() - 1));
            default -> throw new IllegalArgumentException("Nothing exists at " + path);
        }
        return removed;
    }

    private static void test(ObjectNode document, String path, JsonNode value) {
        if (!existing(document, path).equals(value)) {
            throw new IllegalArgumentException("Test failed: another value at " + path);
        }
    }

    private static JsonNode existing(ObjectNode document, String path) {
        JsonNode node = document.at(path);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("Nothing exists at " + path);
        }
        return node;
    }

    private static JsonNode parent(ObjectNode document, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("Not the path of a member or item: " + path);
        }
        return document.at(path.substring(0, path.lastIndexOf('/')));
    }

    private static String last(String path) {
        return PointerPattern.unescaped(path.substring(path.lastIndexOf('/') + 1));
    }

    private static int index(String text, int most) {
        if (!text.matches("0|[1-9][0-9]{0,5}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("Invalid list index: " + text);
        }
        return Integer.parseInt(text);
    }
}
