package dev.fleetledger.manifest.form;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Tree;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.table.Table;

/** The wizard's table as JSON Schema 2020-12: names and types of the fields of a step's document, without the rules. */
public final class DocumentSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** JSON Schema types of each value type; none for a value of any type. */
    private static final Map<Type, List<String>> WORDS = Map.ofEntries(
        Map.entry(Type.TEXT, List.of("string")), Map.entry(Type.FLAG, List.of("boolean")), Map.entry(Type.WHOLE, List.of("integer")),
        Map.entry(Type.AMOUNT, List.of("string", "number")), Map.entry(Type.WHOLE_OR_TEXT, List.of("integer", "string")),
        Map.entry(Type.TEXTS, List.of("array")), Map.entry(Type.WHOLES, List.of("array")), Map.entry(Type.LIST, List.of("array")),
        Map.entry(Type.TEXT_MAP, List.of("object")), Map.entry(Type.MAP, List.of("object")), Map.entry(Type.OBJECT, List.of("object")),
        Map.entry(Type.ANY, List.of()));

    private DocumentSchema() {
    }

    public static ObjectNode of(Step step) {
        return of(Table.WIZARD.tree(step), false);
    }

    /** @param nullable whether null is allowed and means absent, as everywhere but for list items */
    private static ObjectNode of(Tree tree, boolean nullable) {
        ObjectNode schema = JSON.objectNode();
        Field field = tree.field();
        if (field != null) {
            schema.put("title", field.label());
        }
        words(schema, WORDS.getOrDefault(tree.type(), List.of()), nullable);
        switch (tree.type()) {
            case TEXTS -> schema.set("items", JSON.objectNode().put("type", "string"));
            case WHOLES -> schema.set("items", JSON.objectNode().put("type", "integer"));
            case TEXT_MAP -> schema.set("additionalProperties", JSON.objectNode().put("type", "string"));
            case LIST -> schema.set("items", each(tree.star()));
            case MAP -> schema.set("additionalProperties", each(tree.star()));
            case OBJECT -> members(schema, tree);
            case TEXT, FLAG, WHOLE, AMOUNT, WHOLE_OR_TEXT, ANY -> { }
        }
        return schema;
    }

    private static ObjectNode each(@Nullable Tree item) {
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

    private static void members(ObjectNode schema, Tree tree) {
        ObjectNode members = schema.putObject("properties");
        for (String name : tree.names()) {
            Tree member = tree.member(name);
            if (member != null) {
                members.set(name, of(member, true));
            }
        }
        schema.put("additionalProperties", false);
    }
}
