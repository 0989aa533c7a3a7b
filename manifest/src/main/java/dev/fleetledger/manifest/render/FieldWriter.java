package dev.fleetledger.manifest.render;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldMapping;
import dev.fleetledger.manifest.table.FieldTable;

/** Writes the values of a step's document to the Kubernetes object through the table's mappings. */
public final class FieldWriter {
    private FieldWriter() {
    }

    static void write(ObjectNode object, Step step, JsonNode document) {
        FieldTable.WIZARD.supported(step).forEach(fieldDefinition -> write(object, fieldDefinition.path(), fieldDefinition.mappings(),
                document));
    }

    static void write(ObjectNode object, PointerPattern pointerPattern, List<FieldMapping> mappings, JsonNode document) {
        if (mappings.isEmpty()) {
            return;
        }
        for (PathMatch pathMatch : pointerPattern.match(document)) {
            for (FieldMapping mapping : mappings) {
                JsonNode value = mapping.toObject().apply(pathMatch.node());
                if (value != null) {
                    put(object, mapping.path().segments(), pathMatch.wildcards(), value);
                }
            }
        }
    }

    public static void put(ObjectNode object, List<String> segments, List<String> wildcards, JsonNode value) {
        JsonNode node = object;
        int nextWildcard = 0;
        for (int i = 0; i < segments.size(); i++) {
            boolean isItem = segments.get(i).equals(PointerPattern.WILDCARD);
            String name = isItem ? wildcards.get(nextWildcard++) : segments.get(i);
            boolean isLast = i == segments.size() - 1;
            boolean nextIsItem = !isLast && segments.get(i + 1).equals(PointerPattern.WILDCARD);
            node = switch (node) {
                case ArrayNode items -> writeItem(items, Integer.parseInt(name), isLast ? value : null, nextIsItem);
                case ObjectNode members -> writeMember(members, name, isLast ? value : null, nextIsItem);
                default -> throw new IllegalStateException("Neither an object nor a list above the last segment of " + segments);
            };
        }
    }

    private static JsonNode writeMember(ObjectNode members, String name, @org.jspecify.annotations.Nullable JsonNode value,
            boolean nextIsItem) {
        if (value instanceof ObjectNode added && members.get(name) instanceof ObjectNode existing) {
            added.properties().forEach(entry -> existing.set(entry.getKey(), entry.getValue().deepCopy()));
        } else if (value != null) {
            members.set(name, value.deepCopy());
        } else if (!members.has(name)) {
            members.set(name, nextIsItem ? Json.list() : Json.object());
        }
        return members.path(name);
    }

    private static JsonNode writeItem(ArrayNode items, int index, @org.jspecify.annotations.Nullable JsonNode value, boolean nextIsItem) {
        while (items.size() <= index) {
            items.add(nextIsItem ? Json.list() : Json.object());
        }
        if (value != null && !value.isObject()) {
            items.set(index, value.deepCopy());
        }
        return items.path(index);
    }
}
