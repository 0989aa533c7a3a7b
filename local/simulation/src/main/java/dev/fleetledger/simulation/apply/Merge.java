package dev.fleetledger.simulation.apply;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.schema.FieldType;
import dev.fleetledger.simulation.schema.FieldType.ListOf;

/** Merges the wanted tree into the live one, and removes fields that no manager wants any more. */
final class Merge {
    private Merge() {
    }

    static JsonNode merge(JsonNode live, JsonNode wanted, @Nullable FieldType type) {
        if (type == null || type.isAtomic() || live.isMissingNode() || live.isNull()) {
            return wanted;
        }
        if (type instanceof ListOf list) {
            return mergeLists(live, wanted, list);
        }
        ObjectNode merged = Json.object();
        live.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
        wanted.properties().forEach(entry -> merged.set(entry.getKey(),
                merge(live.path(entry.getKey()), entry.getValue(), type.member(entry.getKey()))));
        return merged;
    }

    /** Uses the wanted order; items that exist only in the live list keep their position in between. */
    private static ArrayNode mergeLists(JsonNode live, JsonNode wanted, ListOf list) {
        Map<String, JsonNode> liveItems = PathElements.byStep(live, list);
        Map<String, JsonNode> wantedItems = PathElements.byStep(wanted, list);
        ArrayNode merged = Json.array();
        Set<String> done = new HashSet<>();
        Iterator<String> wantedSteps = wantedItems.keySet().iterator();
        for (String step : liveItems.keySet()) {
            if (!wantedItems.containsKey(step)) {
                merged.add(liveItems.get(step));
            } else {
                while (!done.contains(step)) {
                    String next = wantedSteps.next();
                    merged.add(merge(itemOrMissing(liveItems, next), itemOrMissing(wantedItems, next), list.items()));
                    done.add(next);
                }
            }
        }
        wantedSteps.forEachRemaining(next ->
                merged.add(merge(itemOrMissing(liveItems, next), itemOrMissing(wantedItems, next), list.items())));
        return merged;
    }

    private static JsonNode itemOrMissing(Map<String, JsonNode> items, String step) {
        return items.getOrDefault(step, MissingNode.getInstance());
    }

    /** Removes each field that was wanted before and is wanted by no manager now, including the defaults below it. */
    static JsonNode prune(JsonNode merged, FieldSet last, FieldSet managed, @Nullable FieldType type) {
        if (type == null || type.isAtomic()) {
            return merged;
        }
        if (type instanceof ListOf list && merged.isArray()) {
            ArrayNode kept = Json.array();
            PathElements.byStep(merged, list).forEach((step, item) -> {
                if (!isDropped(step, last, managed)) {
                    kept.add(prune(item, last.child(step), managed.child(step), list.items()));
                }
            });
            return kept;
        }
        if (!(merged instanceof ObjectNode object)) {
            return merged;
        }
        ObjectNode kept = Json.object();
        for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
            String step = PathElements.field(entry.getKey());
            if (!isDropped(step, last, managed)) {
                kept.set(entry.getKey(),
                        prune(entry.getValue(), last.child(step), managed.child(step), type.member(entry.getKey())));
            }
        }
        return kept;
    }

    private static boolean isDropped(String step, FieldSet last, FieldSet managed) {
        return last.covers(step) && !managed.covers(step) && managed.child(step).isEmpty();
    }
}
