package dev.fleetledger.openapi;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;

/** Schemas of records in JSON Schema 2020-12. Each occurs once, by name. */
final class Schemas {

    private static final String PLACE = "#/components/schemas/";

    private final Map<String, ObjectNode> components = new TreeMap<>();
    private final SchemaNames schemaNames = new SchemaNames();

    /** @param type a type whose class name is too generic */
    ObjectNode sent(Class<?> type, String name) {
        schemaNames.assign(type, name);
        return of(type, Direction.SENT);
    }

    ObjectNode answered(Class<?> type) {
        return of(type, Direction.ANSWERED);
    }

    ObjectNode answered(AnnotatedType type) {
        return of(type, Direction.ANSWERED, Map.of());
    }

    ObjectNode named(String name, ObjectNode schema) {
        components.put(name, schema);
        return ref(name);
    }

    Map<String, ObjectNode> components() {
        return components;
    }

    static ObjectNode ref(String name) {
        return JsonFragments.object().put("$ref", PLACE + name);
    }

    private ObjectNode of(AnnotatedType type, Direction direction, Map<String, AnnotatedType> bound) {
        AnnotatedType known = bound.getOrDefault(type.getType().getTypeName(), type);
        Class<?> raw = raw(known.getType());
        if (Collection.class.isAssignableFrom(raw)) {
            return JsonFragments.object().put("type", "array").set("items", of(argument(known, 0), direction, bound));
        }
        if (raw == Map.class) {
            return JsonFragments.object().put("type", "object").set("additionalProperties", of(argument(known, 1), direction, bound));
        }
        if (known instanceof AnnotatedParameterizedType filled && raw.isRecord()) {
            return filled(raw, filled, direction);
        }
        return of(raw, direction);
    }

    private ObjectNode of(Class<?> raw, Direction direction) {
        if (raw.isEnum()) {
            ObjectNode words = JsonFragments.object().put("type", "string");
            ArrayNode all = words.putArray("enum");
            for (Object constant : raw.getEnumConstants()) {
                all.add(ContractJson.MAPPER.<tools.jackson.databind.JsonNode>valueToTree(constant));
            }
            return words;
        }
        return raw.isRecord() ? reference(schemaNames.of(raw, direction), raw, direction, Map.of()) : ScalarSchemas.of(raw);
    }

    /** A generic record with a type argument, such as a page of drafts. */
    private ObjectNode filled(Class<?> raw, AnnotatedParameterizedType type, Direction direction) {
        AnnotatedType item = argument(type, 0);
        Map<String, AnnotatedType> bound = new HashMap<>();
        bound.put(raw.getTypeParameters()[0].getTypeName(), item);
        return reference(schemaNames.of(raw(item.getType()), direction) + raw.getSimpleName(), raw, direction, bound);
    }

    private ObjectNode reference(String name, Class<?> raw, Direction direction, Map<String, AnnotatedType> bound) {
        if (!components.containsKey(name)) {
            ObjectNode schema = JsonFragments.object().put("type", "object");
            components.put(name, schema);
            schema.putObject("properties");
            schema.putArray("required");
            parts(schema, raw, direction, bound);
            if (schema.path("required").isEmpty()) {
                schema.remove("required");
            }
            if (direction == Direction.SENT) {
                // Requests with unknown members are rejected.
                schema.put("additionalProperties", false);
            }
        }
        return ref(name);
    }

    private void parts(ObjectNode schema, Class<?> raw, Direction direction, Map<String, AnnotatedType> bound) {
        for (RecordComponent part : raw.getRecordComponents()) {
            if (part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                parts(schema, part.getType(), direction, bound);
                continue;
            }
            ObjectNode one = of(part.getAnnotatedType(), direction, bound);
            ScalarSchemas.tell(part.getName(), one);
            schema.withObject("properties").set(part.getName(), direction.nullable(part) ? JsonFragments.nullable(one) : one);
            if (direction.required(part)) {
                schema.withArray("required").add(part.getName());
            }
        }
    }

    private static AnnotatedType argument(AnnotatedType type, int n) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[n];
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType of ? (Class<?>) of.getRawType() : (Class<?>) type;
    }
}
