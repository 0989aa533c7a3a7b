package dev.fleetledger.simulation.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.schema.FieldType;
import dev.fleetledger.simulation.schema.FieldType.ListOf;
import dev.fleetledger.simulation.schema.FieldType.Relation;

/** Path elements of object members and list items, in the formats of field sets and of messages. */
public final class PathElements {
    private PathElements() {
    }

    static String field(String name) {
        return "f:" + name;
    }

    public static String item(JsonNode item, ListOf list) {
        return list.relation() == Relation.SET ? "v:" + item : "k:" + key(item, list);
    }

    private static ObjectNode key(JsonNode item, ListOf list) {
        ObjectNode key = Json.object();
        list.keys().stream().sorted().forEach(name -> {
            JsonNode value = item.has(name) ? item.get(name) : defaultOf(name, list.items());
            if (value != null) {
                key.set(name, value);
            }
        });
        return key;
    }

    private static @Nullable JsonNode defaultOf(String name, FieldType items) {
        return items instanceof FieldType.Struct struct ? struct.type().defaults().get(name) : null;
    }

    /** Returns the items by path element, in order; of two items with the same one the later wins. */
    static Map<String, JsonNode> byStep(JsonNode array, ListOf list) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        array.forEach(item -> items.put(item(item, list), item));
        return items;
    }

    /** Formats a path element as the API server does: {@code .spec.containers[name="c"].image}. */
    public static String format(String step) {
        String rest = step.substring(2);
        return switch (step.charAt(0)) {
            case 'f' -> "." + rest;
            case 'v' -> "[=" + rest + "]";
            default -> Json.MAPPER.readTree(rest).properties().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(",", "[", "]"));
        };
    }

    /** Returns the path of every member of the set, formatted as the API server does. */
    static List<String> format(FieldSet set) {
        List<String> paths = new ArrayList<>();
        collect("", set, paths);
        return paths;
    }

    private static void collect(String path, FieldSet set, List<String> paths) {
        if (set.member() && !path.isEmpty()) {
            paths.add(path);
        }
        set.children().forEach((step, child) -> collect(path + format(step), child, paths));
    }
}
