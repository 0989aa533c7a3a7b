package dev.fleetledger.manifest.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.manifest.document.Json;

/**
 * An item before and after. Named things are the same when their names are, wherever they stand; others when their places are.
 *
 * @param index its place after, or before if it is no more
 */
record Paired(int index, String name, JsonNode before, JsonNode after) {

    static List<Paired> of(JsonNode before, JsonNode after) {
        List<Paired> pairs = new ArrayList<>();
        Map<String, JsonNode> old = byName(before);
        Map<String, JsonNode> now = byName(after);
        for (int i = 0; i < after.size(); i++) {
            String name = name(after.path(i));
            pairs.add(new Paired(i, name, name.isEmpty() ? before.path(i) : old.getOrDefault(name, MissingNode.getInstance()), after.path(i)));
        }
        for (int i = 0; i < before.size(); i++) {
            String name = name(before.path(i));
            boolean isGone = name.isEmpty() ? i >= after.size() : !now.containsKey(name);
            if (isGone) {
                pairs.add(new Paired(i, name, before.path(i), MissingNode.getInstance()));
            }
        }
        return pairs;
    }

    /** Of two with one name, the first counts. */
    private static Map<String, JsonNode> byName(JsonNode list) {
        Map<String, JsonNode> named = new HashMap<>();
        list.forEach(item -> named.putIfAbsent(name(item), item));
        return named;
    }

    /** Mounts go by their path, the rest by what Kubernetes calls a name. */
    private static String name(JsonNode item) {
        String mount = Json.text(item, "mountPath");
        return mount.isEmpty() ? Json.text(item, "name") : mount;
    }
}
