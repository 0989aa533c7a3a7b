package dev.fleetledger.manifest.syntax;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.Quantity;
import tools.jackson.databind.JsonNode;

/** Parses Kubernetes quantities. An empty text is no quantity, and is allowed: it leaves the field out. */
public final class ResourceQuantity {
    /** Exponents have at most two digits: no real quantity needs more. */
    private static final Pattern SYNTAX =
        Pattern.compile("[+-]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,2})?");
    private static final BigDecimal MILLI = new BigDecimal("0.001");

    private ResourceQuantity() {
    }

    public static String toText(JsonNode node) {
        return node.isNumber() ? node.numberValue().toString().replace("E", "e") : node.stringValue("");
    }

    public static Optional<BigDecimal> of(JsonNode node) {
        String text = toText(node);
        if (!SYNTAX.matcher(text).matches()) {
            return Optional.empty();
        }
        String plain = text.startsWith("+") ? text.substring(1) : text;
        try {
            return Optional.of(new Quantity(plain).getNumericalAmount());
        } catch (ArithmeticException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static boolean isGiven(JsonNode node) {
        return !toText(node).isEmpty();
    }

    /** Whether the quantity is neither empty nor zero, and so is written to the manifest. */
    public static boolean isPositive(JsonNode node) {
        return of(node).filter(amount -> amount.signum() != 0).isPresent();
    }

    /** Compares the numbers: 0.25 and 250m are the same. */
    public static boolean isSame(JsonNode first, JsonNode second) {
        return of(first).isPresent() && of(second).filter(amount -> amount.compareTo(of(first).get()) == 0).isPresent();
    }

    public static boolean isFinerThanMilli(JsonNode node) {
        return of(node).filter(amount -> amount.remainder(MILLI).signum() != 0).isPresent();
    }

    public static boolean isFraction(JsonNode node) {
        return of(node).filter(amount -> amount.remainder(BigDecimal.ONE).signum() != 0).isPresent();
    }

    /** Whether both are above zero and the first is more. Negative quantities violate a rule of their own. */
    public static boolean exceeds(JsonNode first, JsonNode second) {
        return isPositive(first) && of(second).filter(limit -> limit.signum() > 0).isPresent()
            && of(first).orElse(BigDecimal.ZERO).compareTo(of(second).orElse(BigDecimal.ZERO)) > 0;
    }

    public static FieldRule unreadable(String rule) {
        return FieldRule.value(rule, "{it} is no quantity.",
            "Write a number, perhaps with a unit: 250m or 2 of CPU, 128Mi or 1Gi of memory.",
            node -> isGiven(node) && of(node).isEmpty());
    }

    public static FieldRule negative(String rule) {
        return FieldRule.value(rule, "{it} is below zero.", "Use zero or more.",
            node -> of(node).filter(amount -> amount.signum() < 0).isPresent());
    }
}
