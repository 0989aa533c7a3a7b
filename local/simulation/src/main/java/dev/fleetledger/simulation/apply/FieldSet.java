package dev.fleetledger.simulation.apply;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;

/**
 * A set of fields in the format of {@code fieldsV1}: path elements are {@code f:name}, {@code k:{key}} or {@code v:value};
 * {@code member} states that the path itself belongs to the set, not only paths below it.
 */
record FieldSet(boolean member, SortedMap<String, FieldSet> children) {
    static final FieldSet NONE = new FieldSet(false, Collections.emptySortedMap());
    static final FieldSet LEAF = new FieldSet(true, Collections.emptySortedMap());

    static FieldSet of(boolean member, SortedMap<String, FieldSet> children) {
        SortedMap<String, FieldSet> kept = new TreeMap<>();
        children.forEach((step, child) -> {
            if (!child.isEmpty()) {
                kept.put(step, child);
            }
        });
        return new FieldSet(member, kept);
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    FieldSet child(String step) {
        return children.getOrDefault(step, NONE);
    }

    FieldSet asMember() {
        return new FieldSet(true, children);
    }

    FieldSet without(String step) {
        SortedMap<String, FieldSet> kept = new TreeMap<>(children);
        kept.remove(step);
        return of(member, kept);
    }

    FieldSet with(String step, FieldSet child) {
        SortedMap<String, FieldSet> all = new TreeMap<>(children);
        all.put(step, child);
        return of(member, all);
    }

    FieldSet union(FieldSet other) {
        SortedMap<String, FieldSet> all = new TreeMap<>(children);
        other.children.forEach((step, child) -> all.merge(step, child, FieldSet::union));
        return new FieldSet(member || other.member, all);
    }

    FieldSet minus(FieldSet other) {
        SortedMap<String, FieldSet> rest = new TreeMap<>();
        children.forEach((step, child) -> rest.put(step, child.minus(other.child(step))));
        return of(member && !other.member, rest);
    }

    FieldSet intersect(FieldSet other) {
        SortedMap<String, FieldSet> both = new TreeMap<>();
        children.forEach((step, child) -> both.put(step, child.intersect(other.child(step))));
        return of(member && other.member, both);
    }

    /** A named field with a member below it counts as a member: it is removed once all of its wanted fields are removed. */
    boolean covers(String step) {
        FieldSet child = child(step);
        return child.member || step.startsWith("f:") && !child.children.isEmpty();
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        if (member && !children.isEmpty()) {
            json.putObject(".");
        }
        children.forEach((step, child) -> json.set(step, child.toJson()));
        return json;
    }

    static FieldSet read(JsonNode json) {
        SortedMap<String, FieldSet> children = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!entry.getKey().equals(".")) {
                FieldSet child = read(entry.getValue());
                children.put(entry.getKey(), child.isEmpty() ? LEAF : child);
            }
        }
        return new FieldSet(json.has("."), children);
    }
}
