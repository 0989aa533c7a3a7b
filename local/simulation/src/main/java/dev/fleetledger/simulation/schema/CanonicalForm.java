package dev.fleetledger.simulation.schema;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.schema.FieldType.ListOf;
import dev.fleetledger.simulation.schema.FieldType.MapOf;
import dev.fleetledger.simulation.schema.FieldType.Scalar;
import dev.fleetledger.simulation.schema.FieldType.Struct;

/** Converts an object to its canonical form: optional zero values are omitted, quantities are canonical. */
public final class CanonicalForm {
    private CanonicalForm() {
    }

    public static ObjectNode of(ObjectNode object, FieldType type) {
        return (ObjectNode) canonical(object, type);
    }

    private static JsonNode canonical(JsonNode value, @Nullable FieldType type) {
        return switch (type) {
            case Scalar scalar when scalar.name().equals("quantity") -> Json.MAPPER.getNodeFactory()
                    .stringNode(Quantities.canonical(value.asString()));
            case Struct struct when value.isObject() -> fields((ObjectNode) value, struct);
            case MapOf map when value.isObject() -> entries((ObjectNode) value, map);
            case ListOf list when value.isArray() -> items(value, list);
            case null, default -> value;
        };
    }

    private static ObjectNode fields(ObjectNode object, Struct struct) {
        ObjectNode result = Json.object();
        object.properties().forEach(entry -> {
            if (!(struct.type().optional().contains(entry.getKey()) && isZero(entry.getValue()))) {
                result.set(entry.getKey(), canonical(entry.getValue(), struct.member(entry.getKey())));
            }
        });
        return result;
    }

    private static boolean isZero(JsonNode value) {
        return value.isContainer() ? value.isEmpty() : value.isBoolean() && !value.booleanValue()
                || value.isNumber() && value.doubleValue() == 0 || value.isString() && value.stringValue().isEmpty();
    }

    private static ObjectNode entries(ObjectNode object, MapOf map) {
        ObjectNode result = Json.object();
        object.properties().forEach(entry -> result.set(entry.getKey(), canonical(entry.getValue(), map.items())));
        return result;
    }

    private static ArrayNode items(JsonNode array, ListOf list) {
        ArrayNode result = Json.array();
        array.forEach(item -> result.add(canonical(item, list.items())));
        return result;
    }
}
