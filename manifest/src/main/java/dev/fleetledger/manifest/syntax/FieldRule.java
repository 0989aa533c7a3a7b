package dev.fleetledger.manifest.syntax;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;

/**
 * A rule about one value. Its name is the sentence that is true if the rule is violated.
 *
 * @param message may have {@code {it}} in it, which stands for the field and the value that was found
 * @param limit   the values that the rule allows, where a form can show them before somebody violates the rule
 */
public record FieldRule(String name, Scope scope, boolean warning, String message, String remedy, Predicate<JsonNode> violated,
        @Nullable ValueLimit limit) {
    /** What a rule checks of a field: the value, each of its items or members, or each of its members' names. */
    public enum Scope { VALUE, EACH, KEY }

    public static FieldRule value(String name, String message, String remedy, Predicate<JsonNode> violated) {
        return new FieldRule(name, Scope.VALUE, false, message, remedy, violated, null);
    }

    /** Ignores values that are not strings; the shape check reports them. */
    public static FieldRule text(String name, String message, String remedy, Predicate<String> violated) {
        return value(name, message, remedy, node -> node.isString() && violated.test(node.stringValue()));
    }

    public static FieldRule notMatching(String name, Pattern pattern, String message, String remedy) {
        return text(name, message, remedy, text -> !pattern.matcher(text).matches());
    }

    public static FieldRule longer(String name, int max, String message, String remedy) {
        return text(name, message, remedy, text -> text.codePointCount(0, text.length()) > max)
                .withLimit(new ValueLimit.Length(0, max));
    }

    static FieldRule shorter(String name, int min, String message, String remedy) {
        return text(name, message, remedy, text -> text.codePointCount(0, text.length()) < min)
                .withLimit(new ValueLimit.Length(min, Integer.MAX_VALUE));
    }

    /** If the empty text is allowed, it means that the field is left out. */
    public static FieldRule notOneOf(String name, String subject, String... allowed) {
        Set<String> allowedSet = Set.of(allowed);
        List<String> choices = Stream.of(allowed).filter(one -> !one.isEmpty()).toList();
        String list = String.join(", ", choices);
        String choose = choices.size() == 1 ? "Use " + list : "Choose one of " + list;
        String one = choices.size() == 1 ? " is " : " is one of ";
        return text(name, "{it} is not possible: " + lowerCaseFirst(subject) + one + list + ".",
                choose + (allowedSet.contains("") ? ", or leave it out." : "."),
            text -> !allowedSet.contains(text)).withLimit(new ValueLimit.OneOf(List.of(allowed)));
    }

    public static FieldRule outside(String name, String subject, long min, long max) {
        String range = min == max ? Long.toString(min) : "from " + min + " to " + max;
        return value(name, "{it} is out of range: " + lowerCaseFirst(subject) + " is " + range + ".",
            min == max ? "Use " + range + "." : "Use a whole number " + range + ".",
            node -> node.isIntegralNumber() && (node.longValue(Long.MIN_VALUE) < min || node.longValue(Long.MIN_VALUE) > max))
            .withLimit(new ValueLimit.Range(min, max));
    }

    private static String lowerCaseFirst(String subject) {
        return subject.substring(0, 1).toLowerCase(Locale.ROOT) + subject.substring(1);
    }

    public static FieldRule empty(String name, String message, String remedy) {
        return value(name, message, remedy, node -> node.isString() ? node.stringValue().isEmpty() : node.isContainer() && node.isEmpty());
    }

    /** Kubernetes limits lengths in bytes, not in characters. */
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns the pointers of the values that violate the rule. */
    public List<String> findViolations(PathMatch pathMatch) {
        return switch (scope) {
            case VALUE -> violated.test(pathMatch.node()) ? List.of(pathMatch.pointer()) : List.of();
            case EACH -> PointerPattern.cached("/*").match(pathMatch.node()).stream().filter(item -> violated.test(item.node()))
                    .map(item -> pathMatch.pointer() + item.pointer()).toList();
            case KEY -> pathMatch.node().propertyNames().stream().filter(name -> violated.test(Json.text(name))).map(pathMatch::pointer)
                    .toList();
        };
    }

    public FieldRule forItems() {
        return new FieldRule(name, Scope.EACH, warning, message, remedy, violated, limit);
    }

    public FieldRule forKeys() {
        return new FieldRule(name, Scope.KEY, warning, message, remedy, violated, limit);
    }

    public FieldRule asWarning() {
        return new FieldRule(name, scope, true, message, remedy, violated, limit);
    }

    private FieldRule withLimit(ValueLimit valueLimit) {
        return new FieldRule(name, scope, warning, message, remedy, violated, valueLimit);
    }
}
