package dev.fleetledger.manifest.render;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.Landing;
import dev.fleetledger.manifest.table.Table;

/** Writes the values of a step's document to the Kubernetes object through the table's mappings. */
public final class Placed {
    private Placed() {
    }

    static void into(ObjectNode object, Step step, JsonNode document) {
        Table.WIZARD.supported(step).forEach(field -> into(object, field.path(), field.landings(), document));
    }

    static void into(ObjectNode object, Path path, List<Landing> landings, JsonNode document) {
        if (landings.isEmpty()) {
            return;
        }
        for (Found found : path.in(document)) {
            for (Landing landing : landings) {
                JsonNode value = landing.as().apply(found.node());
                if (value != null) {
                    put(object, landing.path().segments(), found.stars(), value);
                }
            }
        }
    }

    public static void put(ObjectNode object, List<String> segments, List<String> stars, JsonNode value) {
        JsonNode at = object;
        int star = 0;
        for (int i = 0; i < segments.size(); i++) {
            boolean isItem = segments.get(i).equals(Path.STAR);
            String name = isItem ? stars.get(star++) : segments.get(i);
            boolean isLast = i == segments.size() - 1;
            boolean nextIsItem = !isLast && segments.get(i + 1).equals(Path.STAR);
            at = switch (at) {
                case ArrayNode items -> item(items, Integer.parseInt(name), isLast ? value : null, nextIsItem);
                case ObjectNode members -> member(members, name, isLast ? value : null, nextIsItem);
                default -> throw new IllegalStateException("Nothing can stand under " + segments);
            };
        }
    }

    private static JsonNode member(ObjectNode members, String name, @org.jspecify.annotations.Nullable JsonNode value, boolean nextIsItem) {
        if (value instanceof ObjectNode more && members.get(name) instanceof ObjectNode there) {
            more.properties().forEach(one -> there.set(one.getKey(), one.getValue().deepCopy()));
        } else if (value != null) {
            members.set(name, value.deepCopy());
        } else if (!members.has(name)) {
            members.set(name, nextIsItem ? Json.list() : Json.object());
        }
        return members.path(name);
    }

    private static JsonNode item(ArrayNode items, int index, @org.jspecify.annotations.Nullable JsonNode value, boolean nextIsItem) {
        while (items.size() <= index) {
            items.add(nextIsItem ? Json.list() : Json.object());
        }
        if (value != null && !value.isObject()) {
            items.set(index, value.deepCopy());
        }
        return items.path(index);
    }
}
