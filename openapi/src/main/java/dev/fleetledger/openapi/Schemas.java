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

    private static final String REFERENCE_PREFIX = "#/components/schemas/";

    private final Map<String, ObjectNode> components = new TreeMap<>();
    private final SchemaNames schemaNames = new SchemaNames();

    /** @param type a type whose class name is too generic */
    ObjectNode ofRequest(Class<?> type, String name) {
        schemaNames.assign(type, name);
        return of(type, Direction.REQUEST);
    }

    ObjectNode ofResponse(Class<?> type) {
        return of(type, Direction.RESPONSE);
    }

    ObjectNode ofResponse(AnnotatedType type) {
        return of(type, Direction.RESPONSE, Map.of());
    }

    ObjectNode register(String name, ObjectNode schema) {
        components.put(name, schema);
        return ref(name);
    }

    Map<String, ObjectNode> components() {
        return components;
    }

    static ObjectNode ref(String name) {
        return JsonFragments.object().put("$ref", REFERENCE_PREFIX + name);
    }

    private ObjectNode of(AnnotatedType type, Direction direction, Map<String, AnnotatedType> typeArguments) {
        AnnotatedType resolved = typeArguments.getOrDefault(type.getType().getTypeName(), type);
        Class<?> raw = rawType(resolved.getType());
        if (Collection.class.isAssignableFrom(raw)) {
            return JsonFragments.object().put("type", "array").set("items", of(typeArgument(resolved, 0), direction, typeArguments));
        }
        if (raw == Map.class) {
            return JsonFragments.object().put("type", "object")
                    .set("additionalProperties", of(typeArgument(resolved, 1), direction, typeArguments));
        }
        if (resolved instanceof AnnotatedParameterizedType parameterized && raw.isRecord()) {
            return genericRecord(raw, parameterized, direction);
        }
        return of(raw, direction);
    }

    private ObjectNode of(Class<?> raw, Direction direction) {
        if (raw.isEnum()) {
            ObjectNode schema = JsonFragments.object().put("type", "string");
            ArrayNode values = schema.putArray("enum");
            for (Object constant : raw.getEnumConstants()) {
                values.add(ContractJson.MAPPER.<tools.jackson.databind.JsonNode>valueToTree(constant));
            }
            return schema;
        }
        return raw.isRecord() ? reference(schemaNames.of(raw, direction), raw, direction, Map.of()) : ScalarSchemas.of(raw);
    }

    /** A generic record with a type argument, such as a page of drafts. */
    private ObjectNode genericRecord(Class<?> raw, AnnotatedParameterizedType type, Direction direction) {
        AnnotatedType item = typeArgument(type, 0);
        Map<String, AnnotatedType> typeArguments = new HashMap<>();
        typeArguments.put(raw.getTypeParameters()[0].getTypeName(), item);
        return reference(schemaNames.of(rawType(item.getType()), direction) + raw.getSimpleName(), raw, direction, typeArguments);
    }

    private ObjectNode reference(String name, Class<?> raw, Direction direction, Map<String, AnnotatedType> typeArguments) {
        if (!components.containsKey(name)) {
            ObjectNode schema = JsonFragments.object().put("type", "object");
            components.put(name, schema);
            schema.putObject("properties");
            schema.putArray("required");
            addProperties(schema, raw, direction, typeArguments);
            if (schema.path("required").isEmpty()) {
                schema.remove("required");
            }
            if (direction == Direction.REQUEST) {
                // Requests with unknown members are rejected.
                schema.put("additionalProperties", false);
            }
        }
        return ref(name);
    }

    private void addProperties(ObjectNode schema, Class<?> raw, Direction direction, Map<String, AnnotatedType> typeArguments) {
        for (RecordComponent component : raw.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                addProperties(schema, component.getType(), direction, typeArguments);
                continue;
            }
            ObjectNode property = of(component.getAnnotatedType(), direction, typeArguments);
            ScalarSchemas.describe(component.getName(), property);
            schema.withObject("properties").set(component.getName(), direction.isNullable(component) ? JsonFragments.nullable(property)
                    : property);
            if (direction.isRequired(component)) {
                schema.withArray("required").add(component.getName());
            }
        }
    }

    private static AnnotatedType typeArgument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static Class<?> rawType(Type type) {
        return type instanceof ParameterizedType parameterized ? (Class<?>) parameterized.getRawType() : (Class<?>) type;
    }
}
