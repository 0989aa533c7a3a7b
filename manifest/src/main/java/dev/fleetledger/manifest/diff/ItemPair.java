package dev.fleetledger.manifest.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.manifest.document.Json;

/**
 * A list item before and after a change. Named items are matched by name, others by index.
 *
 * @param index the index afterwards, or the index before if the item was removed
 */
record ItemPair(int index, String name, JsonNode before, JsonNode after) {

    static List<ItemPair> of(JsonNode before, JsonNode after) {
        List<ItemPair> pairs = new ArrayList<>();
        Map<String, JsonNode> beforeByName = byName(before);
        Map<String, JsonNode> afterByName = byName(after);
        for (int i = 0; i < after.size(); i++) {
            String name = name(after.path(i));
            pairs.add(new ItemPair(i, name, name.isEmpty() ? before.path(i) : beforeByName.getOrDefault(name, MissingNode.getInstance()),
                    after.path(i)));
        }
        for (int i = 0; i < before.size(); i++) {
            String name = name(before.path(i));
            boolean isRemoved = name.isEmpty() ? i >= after.size() : !afterByName.containsKey(name);
            if (isRemoved) {
                pairs.add(new ItemPair(i, name, before.path(i), MissingNode.getInstance()));
            }
        }
        return pairs;
    }

    /** If two items have the same name, the first one is used. */
    private static Map<String, JsonNode> byName(JsonNode list) {
        Map<String, JsonNode> named = new HashMap<>();
        list.forEach(item -> named.putIfAbsent(name(item), item));
        return named;
    }

    /** A mount is identified by its path, other items by their {@code name}. */
    private static String name(JsonNode item) {
        String mount = Json.text(item, "mountPath");
        return mount.isEmpty() ? Json.text(item, "name") : mount;
    }
}
