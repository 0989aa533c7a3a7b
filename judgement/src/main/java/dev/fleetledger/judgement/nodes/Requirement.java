package dev.fleetledger.judgement.nodes;

import java.util.List;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One requirement of a node selector term. An operator that this version doesn't know never matches, as in Kubernetes
 * (component-helpers/scheduling/corev1/nodeaffinity, apimachinery/labels).
 */
record Requirement(String key, String operator, List<String> values) {

    static Requirement of(JsonNode expression) {
        return new Requirement(expression.path("key").asString(""), expression.path("operator").asString(""),
                expression.path("values").valueStream().map(value -> value.asString("")).toList());
    }

    /** @param value the label's value; null when the node doesn't have the label */
    boolean matches(@Nullable String value) {
        return switch (operator) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> compare(value) > 0;
            case "Lt" -> compare(value) < 0;
            default -> false;
        };
    }

    /** @return 0 also when one of the two is not an integer: neither operator matches then */
    private int compare(@Nullable String value) {
        OptionalLong left = parse(value);
        OptionalLong right = parse(values.size() == 1 ? values.getFirst() : null);
        return left.isPresent() && right.isPresent() ? Long.compare(left.getAsLong(), right.getAsLong()) : 0;
    }

    private static OptionalLong parse(@Nullable String text) {
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
