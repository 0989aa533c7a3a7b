package dev.fleetledger.manifest.document;

import java.util.EnumSet;

import io.fabric8.zjsonpatch.CompatibilityFlags;
import io.fabric8.zjsonpatch.JsonPatchException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Applies JSON Patch operations (RFC 6902) within limits. An operation that doesn't apply throws; the rules check patches beforehand. */
public final class JsonPatch {
    /** No DaemonSet has this many nodes. Without a limit, repeated copy operations could double the document each time. */
    private static final int MAX_NODES = 100_000;
    private static final int MAX_DEPTH = 100;
    private static final EnumSet<CompatibilityFlags> STRICT = EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

    private JsonPatch() {
    }

    /** @throws IllegalArgumentException if the operation can't be applied; the document is then unchanged */
    public static void apply(ObjectNode document, JsonNode operation) {
        String path = Json.text(operation, "path");
        String from = Json.text(operation, "from");
        // The library fails on a tilde that escapes nothing.
        if (PointerSyntax.isMalformed(path) || !from.isEmpty() && PointerSyntax.isMalformed(from)) {
            throw new IllegalArgumentException("Not the path of a member or item: " + path);
        }
        if (operation.path("value").isNull()) {
            throw new IllegalArgumentException("The patch operation has no value");
        }
        ObjectNode patched = patched(document, operation);
        if (size(patched, 0) > MAX_NODES) {
            throw new IllegalArgumentException("The patched manifest has too many nodes");
        }
        document.removeAll();
        document.setAll(patched);
    }

    private static ObjectNode patched(ObjectNode document, JsonNode operation) {
        try {
            JsonNode patch = JsonNodeFactory.instance.arrayNode().add(operation);
            return (ObjectNode) io.fabric8.zjsonpatch.JsonPatch.apply(patch, document, STRICT);
        } catch (JsonPatchException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Counts nodes until the limit is exceeded. */
    private static int size(JsonNode node, int depth) {
        int size = depth > MAX_DEPTH ? MAX_NODES + 1 : 1;
        for (JsonNode child : node) {
            size += size > MAX_NODES ? 0 : size(child, depth + 1);
        }
        return size;
    }
}
