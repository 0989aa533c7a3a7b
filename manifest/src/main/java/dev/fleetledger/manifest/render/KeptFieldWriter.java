package dev.fleetledger.manifest.render;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Writes kept fields to an object after it was rendered. */
final class KeptFieldWriter {
    private KeptFieldWriter() {
    }

    /** Omits a field whose list item no longer exists. A whole list item is added to its list. */
    static void write(ObjectNode object, KeptField keptField) {
        List<String> segments = PointerPattern.of(keptField.path()).segments();
        if (isParentMissing(object, segments, keptField)) {
            return;
        }
        JsonNode node = object;
        for (int i = 0; i < segments.size() - 1; i++) {
            node = descend(node, segments.get(i), isWholeItem(keptField, segments, i));
        }
        String last = segments.getLast();
        switch (node) {
            case ObjectNode members -> merge(members, last, keptField.value());
            case ArrayNode items when item(items, last) == null -> items.add(keptField.value().deepCopy());
            default -> { }
        }
    }

    /** Whether the list item that the field belongs to, or its whole list, no longer exists. */
    private static boolean isParentMissing(JsonNode object, List<String> segments, KeptField keptField) {
        JsonNode node = object;
        Type type = KubernetesTypes.of(keptField.object());
        for (int i = 0; i < segments.size() - 1; i++) {
            type = type == null ? null : KubernetesTypes.childType(type, segments.get(i));
            node = node instanceof ArrayNode items ? item(items, segments.get(i)) : node.path(segments.get(i));
            if (node == null || node.isMissingNode() && type != null && KubernetesTypes.isList(type)
                    && !isWholeItem(keptField, segments, i)) {
                return true;
            }
        }
        return !node.isContainer() && !node.isMissingNode();
    }

    /** Whether the field is a whole item of the list at this segment. */
    private static boolean isWholeItem(KeptField keptField, List<String> segments, int index) {
        return keptField.value().isObject() && index == segments.size() - 2;
    }

    /** Merges into an existing object: the members that the form wrote stay. */
    private static void merge(ObjectNode members, String name, JsonNode value) {
        if (value instanceof ObjectNode added && members.get(name) instanceof ObjectNode existing) {
            added.properties().forEach(member -> merge(existing, member.getKey(), member.getValue()));
        } else if (isZero(value)) {
            members.putIfAbsent(name, value.deepCopy());
        } else {
            members.set(name, value.deepCopy());
        }
    }

    /** A kept zero doesn't replace a quantity that was given in the meantime. */
    private static boolean isZero(JsonNode value) {
        return ResourceQuantity.of(value).filter(amount -> amount.signum() == 0).isPresent();
    }

    private static JsonNode descend(JsonNode node, String segment, boolean nextMayBeItem) {
        if (node instanceof ObjectNode members && !members.has(segment)) {
            members.set(segment, nextMayBeItem && isItemList(segment) ? Json.list() : Json.object());
        }
        return node instanceof ArrayNode items ? Objects.requireNonNull(item(items, segment)) : node.path(segment);
    }

    /** Only these lists of a pod can have items that the form doesn't know. */
    private static boolean isItemList(String member) {
        return List.of("volumes", "env", "initContainers", "containers").contains(member);
    }

    private static @Nullable JsonNode item(ArrayNode items, String name) {
        for (int i = 0; i < items.size(); i++) {
            if (NamedPointer.name(items.path(i), i).equals(name)) {
                return items.path(i);
            }
        }
        return null;
    }
}
