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
    private static final Map<ValueType, List<String>> TYPE_NAMES = Map.ofEntries(
        Map.entry(ValueType.TEXT, List.of("string")), Map.entry(ValueType.BOOLEAN, List.of("boolean")),
        Map.entry(ValueType.INTEGER, List.of("integer")),
        Map.entry(ValueType.QUANTITY, List.of("string", "number")), Map.entry(ValueType.INTEGER_OR_TEXT, List.of("integer", "string")),
        Map.entry(ValueType.TEXTS, List.of("array")), Map.entry(ValueType.INTEGERS, List.of("array")),
        Map.entry(ValueType.LIST, List.of("array")),
        Map.entry(ValueType.TEXT_MAP, List.of("object")), Map.entry(ValueType.MAP, List.of("object")),
        Map.entry(ValueType.OBJECT, List.of("object")),
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
        putType(schema, TYPE_NAMES.getOrDefault(fieldTree.type(), List.of()), nullable);
        switch (fieldTree.type()) {
            case TEXTS -> schema.set("items", JSON.objectNode().put("type", "string"));
            case INTEGERS -> schema.set("items", JSON.objectNode().put("type", "integer"));
            case TEXT_MAP -> schema.set("additionalProperties", JSON.objectNode().put("type", "string"));
            case LIST -> schema.set("items", itemSchema(fieldTree.wildcard()));
            case MAP -> schema.set("additionalProperties", itemSchema(fieldTree.wildcard()));
            case OBJECT -> putMembers(schema, fieldTree);
            case TEXT, BOOLEAN, INTEGER, QUANTITY, INTEGER_OR_TEXT, ANY -> { }
        }
        return schema;
    }

    private static ObjectNode itemSchema(@Nullable FieldTree item) {
        return item == null ? JSON.objectNode() : of(item, false);
    }

    private static void putType(ObjectNode schema, List<String> typeNames, boolean nullable) {
        if (typeNames.size() == 1 && !nullable) {
            schema.put("type", typeNames.getFirst());
        } else if (!typeNames.isEmpty()) {
            ArrayNode types = schema.putArray("type");
            typeNames.forEach(types::add);
            if (nullable) {
                types.add("null");
            }
        }
    }

    private static void putMembers(ObjectNode schema, FieldTree fieldTree) {
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
