package dev.fleetledger.manifest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A draft's changes put on a workload that moved on: field by field, things with names by their names. */
public final class Merging {
    private final Step step;
    private final List<Violation> collisions = new ArrayList<>();

    private Merging(Step step) {
        this.step = step;
    }

    /**
     * @param base the document that the draft began with
     * @param current the same of the workload's current revision
     * @param draft what the draft made of it
     */
    public static Merged merge(Step step, JsonNode base, JsonNode current, JsonNode draft) {
        Merging merging = new Merging(step);
        JsonNode merged = merging.merge(Table.WIZARD.tree(step), "", Json.withoutNulls(base), Json.withoutNulls(current), Json.withoutNulls(draft));
        return new Merged(merged.isObject() ? merged : Json.object(), List.copyOf(merging.collisions));
    }

    private JsonNode merge(Tree tree, String pointer, JsonNode base, JsonNode current, JsonNode draft) {
        if (draft.equals(base) || draft.equals(current)) {
            return current;
        }
        if (current.equals(base)) {
            return draft;
        }
        if (current.isObject() && draft.isObject() && (tree.type() == Type.OBJECT || tree.type() == Type.MAP || tree.type() == Type.TEXT_MAP)) {
            return members(tree, pointer, base, (ObjectNode) current, (ObjectNode) draft);
        }
        if (current.isArray() && draft.isArray() && tree.type() == Type.LIST && isNamed(current) && isNamed(draft)) {
            return items(tree, pointer, base, current, draft);
        }
        String label = tree.field() == null ? "This" : tree.field().label();
        collisions.add(new Violation(step, pointer, "FieldWasChangedByBoth", label + " was changed in the workload meanwhile, to something else.",
            "Decide which of the two it shall be."));
        return draft;
    }

    private JsonNode members(Tree tree, String pointer, JsonNode base, ObjectNode current, ObjectNode draft) {
        ObjectNode merged = Json.object();
        Set<String> names = new LinkedHashSet<>(current.propertyNames());
        names.addAll(draft.propertyNames());
        for (String name : names) {
            Tree below = tree.type() == Type.OBJECT ? tree.member(name) : tree.star();
            JsonNode one = merge(below == null ? Tree.LEAF : below, pointer + "/" + Path.escaped(name), base.path(name), current.path(name), draft.path(name));
            if (!one.isMissingNode()) {
                merged.set(name, one);
            }
        }
        return merged;
    }

    private JsonNode items(Tree tree, String pointer, JsonNode base, JsonNode current, JsonNode draft) {
        ArrayNode merged = Json.list();
        Set<String> names = new LinkedHashSet<>();
        current.forEach(item -> names.add(Leftovers.name(item, 0)));
        draft.forEach(item -> names.add(Leftovers.name(item, 0)));
        Tree star = tree.star();
        for (String name : names) {
            JsonNode one = merge(star == null ? Tree.LEAF : star, pointer + "/" + merged.size(), named(base, name), named(current, name), named(draft, name));
            if (!one.isMissingNode()) {
                merged.add(one);
            }
        }
        return merged;
    }

    private static boolean isNamed(JsonNode list) {
        return list.valueStream().allMatch(item -> !Leftovers.name(item, 0).equals("0"));
    }

    private static JsonNode named(JsonNode list, String name) {
        return list.valueStream().filter(item -> Leftovers.name(item, 0).equals(name)).findFirst().orElse(MissingNode.getInstance());
    }
}
