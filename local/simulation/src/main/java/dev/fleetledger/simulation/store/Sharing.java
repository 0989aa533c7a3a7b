package dev.fleetledger.simulation.store;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets equal parts of stored objects be one: the pods of a set, the versions of an object, the same set in a thousand clusters. It
 * is what lets a thousand clusters fit; possible because nothing stored is changed in place.
 */
final class Sharing {
    private static final int SLOTS = 1 << 13;
    private static final List<String> DEEP = List.of("metadata", "spec", "status", "data");

    /** The last part seen of each hash; a race costs a copy, nothing else. */
    private static final @Nullable JsonNode[] SEEN = new @Nullable JsonNode[SLOTS];

    private Sharing() {
    }

    static void share(ObjectNode object) {
        for (String part : DEEP) {
            if (object.get(part) instanceof ObjectNode fields) {
                fields.properties().forEach(entry -> {
                    if (entry.getValue().isContainer()) {
                        entry.setValue(one(entry.getValue()));
                    }
                });
            }
        }
        if (object.get("spec") instanceof ObjectNode spec) {
            object.set("spec", one(spec));
        }
    }

    private static JsonNode one(JsonNode part) {
        int slot = part.hashCode() & SLOTS - 1;
        JsonNode seen = SEEN[slot];
        if (seen != null && seen.equals(part)) {
            return seen;
        }
        SEEN[slot] = part;
        return part;
    }
}
