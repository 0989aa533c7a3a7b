package dev.fleetledger.agent.question.preview;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.drift.ListKeys;
import dev.fleetledger.agent.drift.Pointers;

/**
 * Finds fields that the API server did not keep. It refuses fields that its version doesn't know; it silently drops known fields
 * whose feature is disabled (dropped fields, k8s.io/kubernetes/pkg/api/pod/util.go), and the pods run without them.
 */
final class DroppedFields {

    private DroppedFields() {}

    /** @return JSON pointers to the topmost non-empty fields of the spec that were sent but not kept */
    static List<String> find(JsonNode sent, JsonNode kept) {
        List<String> found = new ArrayList<>();
        compare("/spec", sent.path("spec"), kept.path("spec"), found);
        return found;
    }

    private static void compare(String path, JsonNode sent, JsonNode kept, List<String> found) {
        if (isZeroValue(sent)) {
            return;
        }
        if (kept.isMissingNode() || kept.isNull()) {
            found.add(path);
        } else if (sent.isObject()) {
            sent.properties().forEach(field -> compare(Pointers.append(path, field.getKey()), field.getValue(),
                    kept.path(field.getKey()), found));
        } else if (sent.isArray()) {
            items(path, sent, kept, found);
        }
    }

    private static void items(String path, JsonNode sent, JsonNode kept, List<String> found) {
        List<String> names = ListKeys.names(sent);
        List<String> keptNames = ListKeys.names(kept);
        for (int i = 0; i < sent.size(); i++) {
            // An item whose name is not found is spelled differently by the API server, which says nothing about its fields.
            int index = keptNames.indexOf(names.get(i));
            if (index >= 0) {
                compare(path + "/" + i, sent.get(i), kept.get(index), found);
            }
        }
    }

    /** Kubernetes omits what is empty, false or zero. */
    private static boolean isZeroValue(JsonNode value) {
        return value.isNull() || value.isMissingNode() || value.isBoolean() && !value.asBoolean() || value.isNumber()
                && value.asDouble() == 0
                || value.isString() && value.asString().isEmpty() || value.isContainer() && value.valueStream()
                .allMatch(DroppedFields::isZeroValue);
    }
}
