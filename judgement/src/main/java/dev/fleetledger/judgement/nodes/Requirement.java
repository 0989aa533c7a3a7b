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

    static Requirement of(JsonNode line) {
        return new Requirement(line.path("key").asString(""), line.path("operator").asString(""),
                line.path("values").valueStream().map(value -> value.asString("")).toList());
    }

    /** @param value the label's value; null when the node doesn't have the label */
    boolean holds(@Nullable String value) {
        return switch (operator) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> compared(value) > 0;
            case "Lt" -> compared(value) < 0;
            default -> false;
        };
    }

    /** @return 0 also when one of the two is not an integer: neither operator matches then */
    private int compared(@Nullable String value) {
        OptionalLong left = number(value);
        OptionalLong right = number(values.size() == 1 ? values.getFirst() : null);
        return left.isPresent() && right.isPresent() ? Long.compare(left.getAsLong(), right.getAsLong()) : 0;
    }

    private static OptionalLong number(@Nullable String text) {
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
