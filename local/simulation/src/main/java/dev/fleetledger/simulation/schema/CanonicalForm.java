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
        return (ObjectNode) spelled(object, type);
    }

    private static JsonNode spelled(JsonNode value, @Nullable FieldType type) {
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
        ObjectNode written = Json.object();
        object.properties().forEach(entry -> {
            if (!(struct.type().optional().contains(entry.getKey()) && isZero(entry.getValue()))) {
                written.set(entry.getKey(), spelled(entry.getValue(), struct.member(entry.getKey())));
            }
        });
        return written;
    }

    private static boolean isZero(JsonNode value) {
        return value.isContainer() ? value.isEmpty() : value.isBoolean() && !value.booleanValue()
                || value.isNumber() && value.doubleValue() == 0 || value.isString() && value.stringValue().isEmpty();
    }

    private static ObjectNode entries(ObjectNode object, MapOf map) {
        ObjectNode written = Json.object();
        object.properties().forEach(entry -> written.set(entry.getKey(), spelled(entry.getValue(), map.items())));
        return written;
    }

    private static ArrayNode items(JsonNode array, ListOf list) {
        ArrayNode written = Json.array();
        array.forEach(item -> written.add(spelled(item, list.items())));
        return written;
    }
}
