package dev.fleetledger.simulation.store;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets equal subtrees of stored objects share one instance: pods of a set, versions of an object, the same set in a thousand clusters.
 * Without it a thousand clusters do not fit into memory. Sharing is safe because stored trees are immutable.
 */
final class TreeInterner {
    private static final int SLOTS = 1 << 13;
    private static final List<String> NESTED_FIELDS = List.of("metadata", "spec", "status", "data");

    /** The last subtree seen for each hash slot; a race only costs an additional copy. */
    private static final @Nullable JsonNode[] INTERNED = new @Nullable JsonNode[SLOTS];

    private TreeInterner() {
    }

    static void internSubtrees(ObjectNode object) {
        for (String part : NESTED_FIELDS) {
            if (object.get(part) instanceof ObjectNode fields) {
                fields.properties().forEach(entry -> {
                    if (entry.getValue().isContainer()) {
                        entry.setValue(intern(entry.getValue()));
                    }
                });
            }
        }
        if (object.get("spec") instanceof ObjectNode spec) {
            object.set("spec", intern(spec));
        }
    }

    private static JsonNode intern(JsonNode part) {
        int slot = part.hashCode() & SLOTS - 1;
        JsonNode interned = INTERNED[slot];
        if (interned != null && interned.equals(part)) {
            return interned;
        }
        INTERNED[slot] = part;
        return part;
    }
}
