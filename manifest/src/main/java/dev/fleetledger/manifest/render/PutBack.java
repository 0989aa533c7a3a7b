package dev.fleetledger.manifest.render;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Named;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.kubernetes.KubernetesTypes;
import dev.fleetledger.manifest.spelling.Amount;

/** What the form has no place for, put back into an object after it was rendered. */
final class PutBack {
    private PutBack() {
    }

    /** What belonged to a thing that is no more is left out; a whole thing of a list is added to it. */
    static void into(ObjectNode object, Kept kept) {
        List<String> segments = Path.of(kept.path()).segments();
        if (isGone(object, segments, kept)) {
            return;
        }
        JsonNode at = object;
        for (int i = 0; i < segments.size() - 1; i++) {
            at = step(at, segments.get(i), isWholeThing(kept, segments, i));
        }
        String last = segments.getLast();
        switch (at) {
            case ObjectNode members -> put(members, last, kept.value());
            case ArrayNode items when item(items, last) == null -> items.add(kept.value().deepCopy());
            default -> { }
        }
    }

    /** Whether the thing it belonged to is not in its list, or the whole list isn't there. */
    private static boolean isGone(JsonNode object, List<String> segments, Kept kept) {
        JsonNode at = object;
        Type type = KubernetesTypes.of(kept.object());
        for (int i = 0; i < segments.size() - 1; i++) {
            type = type == null ? null : KubernetesTypes.below(type, segments.get(i));
            at = at instanceof ArrayNode items ? item(items, segments.get(i)) : at.path(segments.get(i));
            if (at == null || at.isMissingNode() && type != null && KubernetesTypes.isList(type) && !isWholeThing(kept, segments, i)) {
                return true;
            }
        }
        return !at.isContainer() && !at.isMissingNode();
    }

    /** Whether a whole thing is put into the list that stands there. */
    private static boolean isWholeThing(Kept kept, List<String> segments, int place) {
        return kept.value().isObject() && place == segments.size() - 2;
    }

    /** What stands beside it in the same object is the form's, and stays. */
    private static void put(ObjectNode members, String name, JsonNode value) {
        if (value instanceof ObjectNode more && members.get(name) instanceof ObjectNode there) {
            more.properties().forEach(one -> put(there, one.getKey(), one.getValue()));
        } else if (isZero(value)) {
            members.putIfAbsent(name, value.deepCopy());
        } else {
            members.set(name, value.deepCopy());
        }
    }

    /** An amount that somebody gave meanwhile goes before. */
    private static boolean isZero(JsonNode value) {
        return Amount.of(value).filter(amount -> amount.signum() == 0).isPresent();
    }

    private static JsonNode step(JsonNode at, String segment, boolean nextMayBeItem) {
        if (at instanceof ObjectNode members && !members.has(segment)) {
            members.set(segment, nextMayBeItem && isList(segment) ? Json.list() : Json.object());
        }
        return at instanceof ArrayNode items ? Objects.requireNonNull(item(items, segment)) : at.path(segment);
    }

    /** Only these lists of a pod have things in them that the form may know nothing of. */
    private static boolean isList(String member) {
        return List.of("volumes", "env", "initContainers", "containers").contains(member);
    }

    private static @Nullable JsonNode item(ArrayNode items, String name) {
        for (int i = 0; i < items.size(); i++) {
            if (Named.name(items.path(i), i).equals(name)) {
                return items.path(i);
            }
        }
        return null;
    }
}
