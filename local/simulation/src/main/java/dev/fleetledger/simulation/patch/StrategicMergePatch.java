package dev.fleetledger.simulation.patch;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.schema.FieldType;
import dev.fleetledger.simulation.schema.FieldType.ListOf;

/**
 * A merge patch that merges lists by key. Supports the directives {@code $patch: delete|replace}, {@code $deleteFromPrimitiveList} and
 * {@code $retainKeys}. Ignores {@code $setElementOrder}: lists keep the order of the object.
 */
final class StrategicMergePatch {
    private StrategicMergePatch() {
    }

    static JsonNode apply(JsonNode target, JsonNode patch, @Nullable FieldType type) {
        if (type instanceof ListOf list && patch.isArray()) {
            return list.merges() ? mergeLists(target, patch, list) : patch;
        }
        if (!patch.isObject() || type == null) {
            return patch;
        }
        if (Json.text(patch, "$patch").equals("replace")) {
            return withoutDirectives(patch);
        }
        ObjectNode result = target instanceof ObjectNode object ? object.deepCopy() : Json.object();
        retain(result, patch);
        patch.properties().forEach(entry -> mergeField(result, entry.getKey(), entry.getValue(), type));
        return result;
    }

    private static void mergeField(ObjectNode result, String name, JsonNode value, FieldType type) {
        if (name.startsWith("$deleteFromPrimitiveList/")) {
            String field = name.substring(name.indexOf('/') + 1);
            List<JsonNode> deleted = Json.items(value);
            ArrayNode remaining = Json.array();
            Json.items(result, field).stream().filter(item -> !deleted.contains(item)).forEach(remaining::add);
            result.set(field, remaining);
        } else if (!name.startsWith("$")) {
            if (value.isNull() || Json.text(value, "$patch").equals("delete")) {
                result.remove(name);
            } else {
                result.set(name, apply(result.path(name), value, type.member(name)));
            }
        }
    }

    private static void retain(ObjectNode result, JsonNode patch) {
        List<String> keys = Json.items(patch, "$retainKeys").stream().map(JsonNode::asString).toList();
        if (!keys.isEmpty()) {
            result.retain(keys);
        }
    }

    private static ArrayNode mergeLists(JsonNode target, JsonNode patch, ListOf list) {
        String key = list.mergeKey();
        ArrayNode result = Json.array();
        if (Json.items(patch).stream().noneMatch(item -> Json.text(item, "$patch").equals("replace"))) {
            target.forEach(result::add);
        }
        for (JsonNode item : patch) {
            int at = key == null ? Json.items(result).indexOf(item) : position(result, key, item.path(key));
            boolean deletes = Json.text(item, "$patch").equals("delete");
            if (deletes && at >= 0) {
                result.remove(at);
            } else if (!deletes && !Json.text(item, "$patch").equals("replace")) {
                JsonNode merged = apply(at < 0 ? MissingNode.getInstance() : result.get(at), item, list.items());
                if (at < 0) {
                    result.add(merged);
                } else {
                    result.set(at, merged);
                }
            }
        }
        return result;
    }

    private static int position(ArrayNode items, String key, JsonNode value) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    private static JsonNode withoutDirectives(JsonNode patch) {
        ObjectNode plain = ((ObjectNode) patch).deepCopy();
        plain.remove("$patch");
        return plain;
    }
}
