package dev.fleetledger.simulation.apply;

import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.schema.FieldType;
import dev.fleetledger.simulation.schema.FieldType.ListOf;
import dev.fleetledger.simulation.schema.FieldType.MapOf;
import dev.fleetledger.simulation.schema.FieldType.Scalar;
import dev.fleetledger.simulation.schema.FieldType.Struct;

/** Computes the set of fields that a tree contains. */
final class FieldSets {
    private FieldSets() {
    }

    /** Returns the fields that the sender of this tree wants to own: leaves, and list items. */
    static FieldSet wantedBy(JsonNode value, @Nullable FieldType type) {
        if (type == null || type.isAtomic() || !value.isContainer()) {
            return FieldSet.LEAF;
        }
        return switch (type) {
            case Scalar scalar -> FieldSet.LEAF;
            case Struct struct -> value.isEmpty() ? FieldSet.LEAF : members(value, type, false);
            case MapOf map -> value.isEmpty() ? FieldSet.LEAF : members(value, type, true);
            case ListOf list -> items(value, list);
        };
    }

    private static FieldSet members(JsonNode value, FieldType type, boolean asMembers) {
        SortedMap<String, FieldSet> children = new TreeMap<>();
        value.properties().forEach(entry -> {
            FieldSet below = wantedBy(entry.getValue(), type.member(entry.getKey()));
            children.put(PathElements.field(entry.getKey()), asMembers ? below.asMember() : below);
        });
        return FieldSet.of(false, children);
    }

    private static FieldSet items(JsonNode value, ListOf list) {
        SortedMap<String, FieldSet> children = new TreeMap<>();
        PathElements.byStep(value, list).forEach((step, item) -> children.put(step, wantedBy(item, list.items()).asMember()));
        return FieldSet.of(false, children);
    }

    /** Returns all fields of the tree including intermediate paths, for a subtree that was added or removed as a whole. */
    static FieldSet allOf(JsonNode value, @Nullable FieldType type) {
        SortedMap<String, FieldSet> children = new TreeMap<>();
        if (type != null && !type.isAtomic() && value.isObject()) {
            value.properties().forEach(entry ->
                    children.put(PathElements.field(entry.getKey()), allOf(entry.getValue(), type.member(entry.getKey()))));
        } else if (type instanceof ListOf list && !type.isAtomic() && value.isArray()) {
            PathElements.byStep(value, list).forEach((step, item) -> children.put(step, allOf(item, list.items())));
        }
        return new FieldSet(true, children);
    }
}
