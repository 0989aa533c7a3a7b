package dev.fleetledger.simulation.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The type of a field, with its merge strategy. */
public sealed interface FieldType {

    /** A value that is merged as a whole. */
    record Scalar(String name) implements FieldType {
    }

    record Struct(StructType type, boolean atomic) implements FieldType {
    }

    record MapOf(FieldType items, boolean atomic) implements FieldType {
    }

    /** {@code mergeKey} is the key for strategic merge patches, {@code keys} are those for server-side apply. */
    record ListOf(FieldType items, Relation relation, List<String> keys, @Nullable String mergeKey, boolean merges)
            implements FieldType {
    }

    enum Relation { ATOMIC, SET, BY_KEY }

    /**
     * The fields are filled in after all types have been created, because types refer to each other. {@code optional} fields are omitted
     * when zero; {@code tags} map the path of a protobuf tag to a field.
     */
    record StructType(String name, boolean atomic, Map<String, FieldType> fields, Map<String, JsonNode> defaults,
                      Set<String> optional, Map<String, String> tags) {
        StructType(String name, boolean atomic) {
            this(name, atomic, new LinkedHashMap<>(), new HashMap<>(), new HashSet<>(), new HashMap<>());
        }

        @Override
        public String toString() {
            return name;
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof StructType that && that.name.equals(name);
        }
    }

    /** Returns the type of a member, or null if the schema does not contain it. */
    default @Nullable FieldType member(String field) {
        return switch (this) {
            case Struct struct -> struct.type().fields().get(field);
            case MapOf map -> map.items();
            case Scalar scalar -> null;
            case ListOf list -> null;
        };
    }

    /** Returns whether the value is owned and replaced as a whole. */
    default boolean isAtomic() {
        return switch (this) {
            case Scalar scalar -> true;
            case Struct struct -> struct.atomic();
            case MapOf map -> map.atomic();
            case ListOf list -> list.relation() == Relation.ATOMIC;
        };
    }
}
