package dev.fleetledger.agent.question.preview;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Fields that the API server did not keep. What its version has never heard of it refuses; what it knows and has switched off goes
 * without a word (a dropped field, k8s.io/kubernetes/pkg/api/pod/util.go), and the pods run without it.
 */
final class LeftOut {

    private LeftOut() {}

    /** @return JSON pointers to the highest fields of the spec that were sent and say something, and are not there */
    static List<String> of(JsonNode sent, JsonNode kept) {
        List<String> found = new ArrayList<>();
        compare("/spec", sent.path("spec"), kept.path("spec"), found);
        return found;
    }

    private static void compare(String path, JsonNode sent, JsonNode kept, List<String> found) {
        if (saysNothing(sent)) {
            return;
        }
        if (kept.isMissingNode() || kept.isNull()) {
            found.add(path);
        } else if (sent.isObject()) {
            sent.properties().forEach(field -> compare(path + "/" + Changes.escaped(field.getKey()), field.getValue(),
                    kept.path(field.getKey()), found));
        } else if (sent.isArray()) {
            items(path, sent, kept, found);
        }
    }

    private static void items(String path, JsonNode sent, JsonNode kept, List<String> found) {
        List<String> names = Changes.names(sent);
        List<String> theirs = Changes.names(kept);
        for (int i = 0; i < sent.size(); i++) {
            // An item that is not found by its name is spelled otherwise there, which says nothing about its fields.
            int same = theirs.indexOf(names.get(i));
            if (same >= 0) {
                compare(path + "/" + i, sent.get(i), kept.get(same), found);
            }
        }
    }

    /** Kubernetes leaves out what is empty, false or zero. */
    private static boolean saysNothing(JsonNode value) {
        return value.isNull() || value.isMissingNode() || value.isBoolean() && !value.asBoolean() || value.isNumber() && value.asDouble() == 0
                || value.isString() && value.asString().isEmpty() || value.isContainer() && value.valueStream().allMatch(LeftOut::saysNothing);
    }
}
