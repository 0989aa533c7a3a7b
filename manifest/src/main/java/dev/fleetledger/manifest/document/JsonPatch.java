package dev.fleetledger.manifest.document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies JSON Patch operations (RFC 6902). An operation that doesn't apply throws; the rules check patches beforehand. */
public final class JsonPatch {
    /** No DaemonSet has this many nodes. Without a limit, repeated copy operations could double the document each time. */
    private static final int MAX_NODES = 100_000;
    private static final int MAX_DEPTH = 100;

    private JsonPatch() {
    }

    public static void apply(ObjectNode document, JsonNode operation) {
        String path = Json.text(operation, "path");
        String from = Json.text(operation, "from");
        switch (Json.text(operation, "op")) {
            case "add" -> add(document, path, requireValue(operation));
            case "remove" -> remove(document, path);
            case "replace" -> {
                remove(document, path);
                add(document, path, requireValue(operation));
            }
            case "move" -> add(document, path, remove(document, from));
            case "copy" -> add(document, path, requireExisting(document, from).deepCopy());
            case "test" -> test(document, path, requireValue(operation));
            default -> throw new IllegalArgumentException("Unknown patch operation");
        }
        if (size(document, 0) > MAX_NODES) {
            throw new IllegalArgumentException("The patched manifest has too many nodes");
        }
    }

    private static JsonNode requireValue(JsonNode operation) {
        if (Json.isAbsent(operation.get("value"))) {
            throw new IllegalArgumentException("The patch operation has no value");
        }
        return operation.path("value").deepCopy();
    }

    /** Counts nodes until the limit is exceeded. */
    private static int size(JsonNode node, int depth) {
        int size = depth > MAX_DEPTH ? MAX_NODES + 1 : 1;
        for (JsonNode child : node) {
            size += size > MAX_NODES ? 0 : size(child, depth + 1);
        }
        return size;
    }

    private static void add(ObjectNode document, String path, JsonNode value) {
        String last = lastSegment(path);
        switch (parent(document, path)) {
            case ObjectNode members -> members.set(last, value);
            case ArrayNode items when last.equals("-") -> items.add(value);
            case ArrayNode items -> items.insert(index(last, items.size()), value);
            default -> throw new IllegalArgumentException("Nothing exists at " + path);
        }
    }

    private static JsonNode remove(ObjectNode document, String path) {
        JsonNode removed = requireExisting(document, path);
        switch (parent(document, path)) {
            case ObjectNode members -> members.remove(lastSegment(path));
            case ArrayNode items -> items.remove(index(lastSegment(path), items.size() - 1));
            default -> throw new IllegalArgumentException("Nothing exists at " + path);
        }
        return removed;
    }

    private static void test(ObjectNode document, String path, JsonNode value) {
        if (!requireExisting(document, path).equals(value)) {
            throw new IllegalArgumentException("Test failed: another value at " + path);
        }
    }

    private static JsonNode requireExisting(ObjectNode document, String path) {
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

    private static String lastSegment(String path) {
        return PointerPattern.unescape(path.substring(path.lastIndexOf('/') + 1));
    }

    private static int index(String text, int max) {
        if (!text.matches("0|[1-9][0-9]{0,5}") || Integer.parseInt(text) > max) {
            throw new IllegalArgumentException("Invalid list index: " + text);
        }
        return Integer.parseInt(text);
    }
}
