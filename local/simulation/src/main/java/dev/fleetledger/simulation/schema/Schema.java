package dev.fleetledger.simulation.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.schema.FieldType.ListOf;
import dev.fleetledger.simulation.schema.FieldType.MapOf;
import dev.fleetledger.simulation.schema.FieldType.Relation;
import dev.fleetledger.simulation.schema.FieldType.Scalar;
import dev.fleetledger.simulation.schema.FieldType.Struct;
import dev.fleetledger.simulation.schema.FieldType.StructType;

/** All types, read once from {@code schema.json}; {@code src/schema/derive.py} documents its source. */
public final class Schema {
    private static final Map<String, StructType> TYPES = read();

    private Schema() {
    }

    public static Struct of(Kind kind) {
        return struct(kind.schemaType());
    }

    /** Returns the type of a DELETE body. */
    public static Struct deleteOptions() {
        return struct("meta.v1.DeleteOptions");
    }

    private static Struct struct(String name) {
        StructType type = Objects.requireNonNull(TYPES.get(name), name);
        return new Struct(type, type.atomic());
    }

    private static Map<String, StructType> read() {
        JsonNode file = load();
        Map<String, StructType> types = new HashMap<>();
        file.properties().forEach(entry -> types.put(entry.getKey(), new StructType(entry.getKey(),
                entry.getValue().path("atomic").booleanValue(false))));
        file.properties().forEach(entry -> fill(Objects.requireNonNull(types.get(entry.getKey())), entry.getValue(), types));
        return Map.copyOf(types);
    }

    private static JsonNode load() {
        try (InputStream file = Schema.class.getResourceAsStream("schema.json")) {
            return Json.MAPPER.readTree(Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void fill(StructType type, JsonNode definition, Map<String, StructType> types) {
        definition.path("fields").properties().forEach(field -> {
            type.fields().put(field.getKey(), type(field.getValue(), types));
            if (field.getValue().has("default")) {
                type.defaults().put(field.getKey(), field.getValue().get("default"));
            }
            if (field.getValue().has("zero")) {
                type.optional().add(field.getKey());
            }
            type.tags().put(Json.text(field.getValue(), "tag"), field.getKey());
        });
    }

    private static FieldType type(JsonNode definition, Map<String, StructType> types) {
        boolean atomic = definition.path("atomic").booleanValue(false);
        return switch (Json.text(definition, "type")) {
            case "struct" -> {
                StructType struct = Objects.requireNonNull(types.get(Json.text(definition, "of")));
                yield new Struct(struct, atomic || struct.atomic());
            }
            case "map" -> new MapOf(type(definition.path("items"), types), atomic);
            case "list" -> list(definition, types);
            case String scalar -> new Scalar(scalar);
        };
    }

    private static ListOf list(JsonNode definition, Map<String, StructType> types) {
        Relation relation = switch (Json.text(definition, "list")) {
            case "map" -> Relation.BY_KEY;
            case "set" -> Relation.SET;
            case String other -> Relation.ATOMIC;
        };
        String mergeKey = Json.text(definition, "merge");
        return new ListOf(type(definition.path("items"), types), relation,
                Json.items(definition, "keys").stream().map(JsonNode::asString).toList(),
                mergeKey.isEmpty() ? null : mergeKey, Json.text(definition, "strategy").contains("merge"));
    }
}
