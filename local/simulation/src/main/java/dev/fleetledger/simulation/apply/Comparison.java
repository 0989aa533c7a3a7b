package dev.fleetledger.simulation.apply;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.simulation.schema.FieldType;
import dev.fleetledger.simulation.schema.FieldType.ListOf;

/** The difference between two trees of the same type. */
record Comparison(FieldSet changed, FieldSet removed) {
    private static final Comparison NONE = new Comparison(FieldSet.NONE, FieldSet.NONE);

    boolean isEmpty() {
        return changed.isEmpty() && removed.isEmpty();
    }

    static Comparison of(JsonNode before, JsonNode after, @Nullable FieldType type) {
        if (after.isMissingNode()) {
            return before.isMissingNode() ? NONE : new Comparison(FieldSet.NONE, FieldSets.allOf(before, type));
        }
        if (before.isMissingNode()) {
            return new Comparison(FieldSets.allOf(after, type), FieldSet.NONE);
        }
        if (before.equals(after)) {
            return NONE;
        }
        return compareMembers(before, after, type);
    }

    private static Comparison compareMembers(JsonNode before, JsonNode after, @Nullable FieldType type) {
        if (type == null || type.isAtomic()) {
            return new Comparison(FieldSet.LEAF, FieldSet.NONE);
        }
        if (type instanceof ListOf list) {
            return combine(PathElements.byStep(before, list), PathElements.byStep(after, list), step -> list.items(), step -> step);
        }
        return combine(fields(before), fields(after), type::member, PathElements::field);
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return fields;
    }

    private static Comparison combine(Map<String, JsonNode> before, Map<String, JsonNode> after,
                                     Function<String, @Nullable FieldType> type, Function<String, String> step) {
        SortedMap<String, FieldSet> changed = new TreeMap<>();
        SortedMap<String, FieldSet> removed = new TreeMap<>();
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Comparison below = of(before.getOrDefault(name, MissingNode.getInstance()),
                    after.getOrDefault(name, MissingNode.getInstance()), type.apply(name));
            changed.put(step.apply(name), below.changed());
            removed.put(step.apply(name), below.removed());
        }
        return new Comparison(FieldSet.of(false, changed), FieldSet.of(false, removed));
    }
}
