package dev.fleetledger.simulation.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** A label selector, parsed from a query or from an object. All requirements must match. */
public record LabelSelector(List<Requirement> requirements) {
    private static final Pattern PART = Pattern.compile(
            "\\s*(?:(!)\\s*([^\\s,!=()]+)|([^\\s,!=()]+)\\s*(?:(==|=|!=)\\s*([^\\s,()]*)|\\s(in|notin)\\s*\\(([^)]*)\\))?)\\s*(?:,|$)");

    public enum Operator { IN, NOT_IN, EXISTS, DOES_NOT_EXIST, GREATER, LESS }

    /** A requirement on one label. */
    public record Requirement(String key, Operator operator, Set<String> values) {
        boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
                case GREATER -> value != null && number(value) > number(values.iterator().next());
                case LESS -> value != null && number(value) < number(values.iterator().next());
            };
        }

        private static long number(String digits) {
            return digits.matches("-?\\d+") ? Long.parseLong(digits) : Long.MIN_VALUE;
        }
    }

    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }

    public static LabelSelector parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new LabelSelector(List.of());
        }
        List<Requirement> requirements = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                throw ApiErrors.badRequest("unable to parse requirement: " + text.substring(at));
            }
            requirements.add(requirement(part));
            at = part.end();
        }
        return new LabelSelector(requirements);
    }

    private static Requirement requirement(Matcher part) {
        if (part.group(1) != null) {
            return new Requirement(part.group(2), Operator.DOES_NOT_EXIST, Set.of());
        }
        String key = part.group(3);
        if (part.group(4) != null) {
            return new Requirement(key, part.group(4).equals("!=") ? Operator.NOT_IN : Operator.IN, Set.of(part.group(5)));
        }
        if (part.group(6) != null) {
            Set<String> values = Set.copyOf(Arrays.stream(part.group(7).split(",")).map(String::trim).distinct().toList());
            return new Requirement(key, part.group(6).equals("in") ? Operator.IN : Operator.NOT_IN, values);
        }
        return new Requirement(key, Operator.EXISTS, Set.of());
    }

    /** Parses a {@code LabelSelector} or a term of a node selector. */
    public static LabelSelector ofObject(JsonNode selector) {
        List<Requirement> requirements = new ArrayList<>();
        Meta.strings(Json.at(selector, "matchLabels"))
                .forEach((key, value) -> requirements.add(new Requirement(key, Operator.IN, Set.of(value))));
        Json.items(selector, "matchExpressions").forEach(expression -> requirements.add(expression(expression)));
        return new LabelSelector(requirements);
    }

    public static Requirement expression(JsonNode expression) {
        Set<String> values = Set.copyOf(Json.items(expression, "values").stream().map(JsonNode::asString).distinct().toList());
        Operator operator = switch (Json.text(expression, "operator")) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            case "Gt" -> Operator.GREATER;
            case "Lt" -> Operator.LESS;
            case String unknown -> throw ApiErrors.badRequest("\"" + unknown + "\" is not a valid label selector operator");
        };
        return new Requirement(Json.text(expression, "key"), operator, values);
    }
}
