package dev.fleetledger.manifest.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.credential.Acknowledgements;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldTree;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.table.FieldTable;

/** Three-way merge of a draft's changes onto the workload's current revision, field by field. Named list items are matched by name. */
public final class ThreeWayMerge {
    private final List<String> collisions = new ArrayList<>();

    private ThreeWayMerge() {
    }

    /**
     * @param base the document that the draft started with
     * @param current the document of the workload's current revision
     * @param draft the document as the draft changed it
     */
    public static MergeResult merge(Step step, JsonNode base, JsonNode current, JsonNode draft) {
        ThreeWayMerge merge = new ThreeWayMerge();
        JsonNode merged = merge.merge(FieldTable.WIZARD.tree(step), "", withoutAcknowledgements(base), withoutAcknowledgements(current),
                withoutAcknowledgements(draft));
        ObjectNode document = merged instanceof ObjectNode members ? members.deepCopy() : Json.object();
        Acknowledgements.write(mergeAcknowledgements(base, current, draft), document);
        return new MergeResult(document, List.copyOf(merge.collisions));
    }

    private static JsonNode withoutAcknowledgements(JsonNode document) {
        return Acknowledgements.remove(Json.withoutNulls(document));
    }

    private static Map<String, String> mergeAcknowledgements(JsonNode base, JsonNode current, JsonNode draft) {
        Map<String, String> before = Acknowledgements.read(base);
        Map<String, String> theirs = Acknowledgements.read(current);
        Map<String, String> ours = Acknowledgements.read(draft);
        Map<String, String> all = new LinkedHashMap<>(theirs);
        all.putAll(ours);
        all.keySet().removeIf(pointer -> before.containsKey(pointer) && !(theirs.containsKey(pointer) && ours.containsKey(pointer)));
        return all;
    }

    private JsonNode merge(FieldTree fieldTree, String pointer, JsonNode base, JsonNode current, JsonNode draft) {
        if (SameValue.of(fieldTree, draft, base) || SameValue.of(fieldTree, draft, current)) {
            return current;
        }
        if (SameValue.of(fieldTree, current, base)) {
            return draft;
        }
        if (current.isObject() && draft.isObject()
                && (fieldTree.type() == ValueType.OBJECT || fieldTree.type() == ValueType.MAP || fieldTree.type() == ValueType.TEXT_MAP)) {
            return mergeMembers(fieldTree, pointer, base, (ObjectNode) current, (ObjectNode) draft);
        }
        if (current.isArray() && draft.isArray() && fieldTree.type() == ValueType.LIST && isNamed(base) && isNamed(current)
                && isNamed(draft)) {
            return mergeItems(fieldTree, pointer, base, current, draft);
        }
        collisions.add(pointer);
        return draft;
    }

    private JsonNode mergeMembers(FieldTree fieldTree, String pointer, JsonNode base, ObjectNode current, ObjectNode draft) {
        ObjectNode merged = Json.object();
        Set<String> names = new LinkedHashSet<>(current.propertyNames());
        names.addAll(draft.propertyNames());
        for (String name : names) {
            FieldTree child = fieldTree.type() == ValueType.OBJECT ? fieldTree.member(name) : fieldTree.wildcard();
            JsonNode value = merge(child == null ? FieldTree.LEAF : child, pointer + "/" + PointerPattern.escape(name), base.path(name),
                    current.path(name), draft.path(name));
            if (!value.isMissingNode()) {
                merged.set(name, value);
            }
        }
        return merged;
    }

    private JsonNode mergeItems(FieldTree fieldTree, String pointer, JsonNode base, JsonNode current, JsonNode draft) {
        ArrayNode merged = Json.list();
        FieldTree itemTree = fieldTree.wildcard();
        for (String name : mergeOrder(names(base), names(current), names(draft))) {
            JsonNode value = merge(itemTree == null ? FieldTree.LEAF : itemTree, pointer + "/" + PointerPattern.escape(name),
                    findByName(base, name), findByName(current, name), findByName(draft, name));
            if (!value.isMissingNode()) {
                merged.add(value);
            }
        }
        return merged;
    }

    /** Uses the draft's order if the draft reordered items, else the workload's. The order matters: variables may refer to earlier ones. */
    private static Set<String> mergeOrder(List<String> base, List<String> current, List<String> draft) {
        boolean reordered = !retain(base, draft).equals(retain(draft, base));
        Set<String> order = new LinkedHashSet<>(reordered ? draft : current);
        order.addAll(reordered ? current : draft);
        return order;
    }

    private static List<String> retain(List<String> names, List<String> known) {
        return names.stream().filter(known::contains).toList();
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(item -> NamedPointer.name(item, 0)).toList();
    }

    /** Whether every item has a unique name. Other lists are merged as a single value. */
    private static boolean isNamed(JsonNode list) {
        List<String> names = names(list);
        return !names.contains("0") && new HashSet<>(names).size() == names.size();
    }

    private static JsonNode findByName(JsonNode list, String name) {
        return list.valueStream().filter(item -> NamedPointer.name(item, 0).equals(name)).findFirst().orElse(MissingNode.getInstance());
    }
}
