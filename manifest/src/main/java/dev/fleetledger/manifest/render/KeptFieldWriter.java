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
    static void into(ObjectNode object, KeptField keptField) {
        List<String> segments = PointerPattern.of(keptField.path()).segments();
        if (isGone(object, segments, keptField)) {
            return;
        }
        JsonNode at = object;
        for (int i = 0; i < segments.size() - 1; i++) {
            at = step(at, segments.get(i), isWholeThing(keptField, segments, i));
        }
        String last = segments.getLast();
        switch (at) {
            case ObjectNode members -> put(members, last, keptField.value());
            case ArrayNode items when item(items, last) == null -> items.add(keptField.value().deepCopy());
            default -> { }
        }
    }

    /** Whether the list item that the field belongs to, or its whole list, no longer exists. */
    private static boolean isGone(JsonNode object, List<String> segments, KeptField keptField) {
        JsonNode at = object;
        Type type = KubernetesTypes.of(keptField.object());
        for (int i = 0; i < segments.size() - 1; i++) {
            type = type == null ? null : KubernetesTypes.below(type, segments.get(i));
            at = at instanceof ArrayNode items ? item(items, segments.get(i)) : at.path(segments.get(i));
            if (at == null || at.isMissingNode() && type != null && KubernetesTypes.isList(type) && !isWholeThing(keptField, segments, i)) {
                return true;
            }
        }
        return !at.isContainer() && !at.isMissingNode();
    }

    /** Whether the field is a whole item of the list at this segment. */
    private static boolean isWholeThing(KeptField keptField, List<String> segments, int place) {
        return keptField.value().isObject() && place == segments.size() - 2;
    }

    /** Merges into an existing object: the members that the form wrote stay. */
    private static void put(ObjectNode members, String name, JsonNode value) {
        if (value instanceof ObjectNode more && members.get(name) instanceof ObjectNode there) {
            more.properties().forEach(one -> put(there, one.getKey(), one.getValue()));
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

    private static JsonNode step(JsonNode at, String segment, boolean nextMayBeItem) {
        if (at instanceof ObjectNode members && !members.has(segment)) {
            members.set(segment, nextMayBeItem && isList(segment) ? Json.list() : Json.object());
        }
        return at instanceof ArrayNode items ? Objects.requireNonNull(item(items, segment)) : at.path(segment);
    }

    /** Only these lists of a pod can have items that the form doesn't know. */
    private static boolean isList(String member) {
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
