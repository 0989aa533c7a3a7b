package dev.fleetledger.manifest.kubernetes;

import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.syntax.ObjectMarks;

/** Evaluates Kubernetes label selectors against known labels. */
public final class Selectors {
    private Selectors() {
    }

    /** In Kubernetes an empty selector matches everything. Here it selects nothing, so that an empty field doesn't select all clusters. */
    public static boolean isNotEmpty(JsonNode selector) {
        return !selector.path("matchLabels").isEmpty() || !selector.path("matchExpressions").isEmpty();
    }

    /**
     * Whether pods are selected by our label. This is the default, and also the case if an imported selector has only expressions, which a
     * Service can't have.
     *
     * @param labels the labels that the DaemonSet's selector requires
     */
    public static boolean useWorkloadLabel(JsonNode labels) {
        return labels.isEmpty() || hasWorkloadLabel(labels);
    }

    static boolean hasWorkloadLabel(JsonNode labels) {
        return labels.has(ObjectMarks.WORKLOAD);
    }

    public static boolean matches(JsonNode selector, Map<String, String> labels) {
        return selector.path("matchLabels").properties().stream()
            .allMatch(label -> label.getValue().stringValue("").equals(labels.get(label.getKey())))
            && selector.path("matchExpressions").valueStream().allMatch(expression -> matchesExpression(expression, labels));
    }

    private static boolean matchesExpression(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(Json.text(expression, "key"));
        boolean isListed = value != null && expression.path("values").valueStream().anyMatch(one -> value.equals(one.stringValue("")));
        return switch (Json.text(expression, "operator")) {
            case "In" -> isListed;
            case "NotIn" -> !isListed;
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
