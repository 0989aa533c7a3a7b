package dev.fleetledger.manifest.form;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.FieldTree;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.table.FieldTable;

/** The wizard's table as JSON Schema 2020-12: names and types of the fields of a step's document, without the rules. */
public final class DocumentSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** JSON Schema types of each value type; none for a value of any type. */
    private static final Map<ValueType, List<String>> WORDS = Map.ofEntries(
        Map.entry(ValueType.TEXT, List.of("string")), Map.entry(ValueType.FLAG, List.of("boolean")), Map.entry(ValueType.WHOLE, List.of("integer")),
        Map.entry(ValueType.AMOUNT, List.of("string", "number")), Map.entry(ValueType.WHOLE_OR_TEXT, List.of("integer", "string")),
        Map.entry(ValueType.TEXTS, List.of("array")), Map.entry(ValueType.WHOLES, List.of("array")), Map.entry(ValueType.LIST, List.of("array")),
        Map.entry(ValueType.TEXT_MAP, List.of("object")), Map.entry(ValueType.MAP, List.of("object")), Map.entry(ValueType.OBJECT, List.of("object")),
        Map.entry(ValueType.ANY, List.of()));

    private DocumentSchema() {
    }

    public static ObjectNode of(Step step) {
        return of(FieldTable.WIZARD.tree(step), false);
    }

    /** @param nullable whether null is allowed and means absent, as everywhere but for list items */
    private static ObjectNode of(FieldTree fieldTree, boolean nullable) {
        ObjectNode schema = JSON.objectNode();
        FieldDefinition fieldDefinition = fieldTree.field();
        if (fieldDefinition != null) {
            schema.put("title", fieldDefinition.label());
        }
        words(schema, WORDS.getOrDefault(fieldTree.type(), List.of()), nullable);
        switch (fieldTree.type()) {
            case TEXTS -> schema.set("items", JSON.objectNode().put("type", "string"));
            case WHOLES -> schema.set("items", JSON.objectNode().put("type", "integer"));
            case TEXT_MAP -> schema.set("additionalProperties", JSON.objectNode().put("type", "string"));
            case LIST -> schema.set("items", each(fieldTree.wildcard()));
            case MAP -> schema.set("additionalProperties", each(fieldTree.wildcard()));
            case OBJECT -> members(schema, fieldTree);
            case TEXT, FLAG, WHOLE, AMOUNT, WHOLE_OR_TEXT, ANY -> { }
        }
        return schema;
    }

    private static ObjectNode each(@Nullable FieldTree item) {
        return item == null ? JSON.objectNode() : of(item, false);
    }

    private static void words(ObjectNode schema, List<String> words, boolean nullable) {
        if (words.size() == 1 && !nullable) {
            schema.put("type", words.getFirst());
        } else if (!words.isEmpty()) {
            ArrayNode types = schema.putArray("type");
            words.forEach(types::add);
            if (nullable) {
                types.add("null");
            }
        }
    }

    private static void members(ObjectNode schema, FieldTree fieldTree) {
        ObjectNode members = schema.putObject("properties");
        for (String name : fieldTree.names()) {
            FieldTree member = fieldTree.member(name);
            if (member != null) {
                members.set(name, of(member, true));
            }
        }
        schema.put("additionalProperties", false);
    }
}
