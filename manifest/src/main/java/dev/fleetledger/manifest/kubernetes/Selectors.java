package dev.fleetledger.manifest.kubernetes;

import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.spelling.Marks;

/** Kubernetes' label selectors, asked of labels we know. */
public final class Selectors {
    private Selectors() {
    }

    /** An empty selector matches everything in Kubernetes; here it chooses nothing, so that nobody goes everywhere by leaving a field empty. */
    public static boolean choosesSomething(JsonNode selector) {
        return !selector.path("matchLabels").isEmpty() || !selector.path("matchExpressions").isEmpty();
    }

    /**
     * Whether pods are selected by our mark: by default, and where a found selector has expressions alone, which a Service can't have.
     *
     * @param labels that a DaemonSet's selector demands
     */
    public static boolean areOurs(JsonNode labels) {
        return labels.isEmpty() || isByMark(labels);
    }

    static boolean isByMark(JsonNode labels) {
        return labels.has(Marks.WORKLOAD);
    }

    public static boolean matches(JsonNode selector, Map<String, String> labels) {
        return selector.path("matchLabels").properties().stream()
            .allMatch(label -> label.getValue().stringValue("").equals(labels.get(label.getKey())))
            && selector.path("matchExpressions").valueStream().allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(Json.text(expression, "key"));
        boolean listed = value != null && expression.path("values").valueStream().anyMatch(one -> value.equals(one.stringValue("")));
        return switch (Json.text(expression, "operator")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
