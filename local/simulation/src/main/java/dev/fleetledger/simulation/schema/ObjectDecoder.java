package dev.fleetledger.simulation.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.schema.FieldType.ListOf;
import dev.fleetledger.simulation.schema.FieldType.Scalar;

/** Decodes an object as the server does: nulls and unknown fields are dropped, and the unknown fields are reported. */
public final class ObjectDecoder {
    private static final Map<String, String> EXPECTED = Map.of("integer", "numeric (int or float)", "number", "numeric (int or float)");

    private final List<String> unknownFields = new ArrayList<>();
    private final List<String> mismatches = new ArrayList<>();
    private final ObjectNode object;

    public ObjectDecoder(ObjectNode body, FieldType type) {
        this.object = (ObjectNode) decode(body, type, "");
    }

    public ObjectNode object() {
        return object;
    }

    /** Returns paths such as {@code spec.template.foo}. */
    public List<String> unknownFields() {
        return unknownFields;
    }

    /** Returns paths with the expected and the actual type. */
    public List<String> mismatches() {
        return mismatches;
    }

    private JsonNode decode(JsonNode value, FieldType type, String path) {
        if (type instanceof Scalar scalar) {
            check(value, scalar, path);
            return value;
        }
        if (type instanceof ListOf list && value.isArray()) {
            ArrayNode items = Json.array();
            for (int i = 0; i < value.size(); i++) {
                items.add(decode(value.get(i), list.items(), path + "[" + i + "]"));
            }
            return items;
        }
        if (!(value instanceof ObjectNode fields) || type instanceof ListOf) {
            mismatches.add(path + ": expected " + (type instanceof ListOf ? "list" : "map") + ", got " + typeName(value));
            return value;
        }
        return decodeMembers(fields, type, path);
    }

    private ObjectNode decodeMembers(ObjectNode fields, FieldType type, String path) {
        ObjectNode decoded = Json.object();
        fields.properties().forEach(entry -> {
            String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            @Nullable FieldType member = type.member(entry.getKey());
            if (member == null) {
                unknownFields.add(below);
            } else if (!entry.getValue().isNull()) {
                decoded.set(entry.getKey(), decode(entry.getValue(), member, below));
            }
        });
        return decoded;
    }

    private void check(JsonNode value, Scalar scalar, String path) {
        boolean fits = switch (scalar.name()) {
            case "integer", "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string", "time" -> value.isString();
            case "quantity", "intOrString" -> value.isNumber() || value.isString();
            default -> true;
        };
        if (!fits) {
            mismatches.add(path + ": expected " + EXPECTED.getOrDefault(scalar.name(), scalar.name()) + ", got "
                    + (scalar.name().equals("string") ? "&value.valueUnstructured{Value:" + value.asString("") + "}" : typeName(value)));
        }
    }

    private static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "map";
            case ARRAY -> "list";
            case NUMBER -> "int";
            case BOOLEAN -> "bool";
            case STRING -> "string";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }

    /** Returns a message for each list with a duplicate key. */
    public static Set<String> duplicates(JsonNode value, @Nullable FieldType type, String path,
                                         java.util.function.BiFunction<JsonNode, ListOf, String> step) {
        Set<String> found = new HashSet<>();
        if (type instanceof ListOf list && value.isArray()) {
            Set<String> seen = new HashSet<>();
            value.forEach(item -> {
                String name = list.relation() == FieldType.Relation.ATOMIC ? "" : step.apply(item, list);
                if (!name.isEmpty() && !seen.add(name)) {
                    found.add(path + ": duplicate entries for key " + name);
                }
                found.addAll(duplicates(item, list.items(), path + name, step));
            });
        } else if (type != null && value.isObject()) {
            value.properties().forEach(entry -> found.addAll(
                    duplicates(entry.getValue(), type.member(entry.getKey()), path + "." + entry.getKey(), step)));
        }
        return found;
    }
}
