package dev.fleetledger.manifest.syntax;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;

/**
 * Divisors of a resource that is passed to a container. Kubernetes compares the divisor in its own canonical form
 * (validateContainerResourceDivisor, 1.35), so 1000m is accepted as 1, but 1024 is not accepted as 1Ki.
 */
public final class Divisors {
    private static final int MAX_POWER = 6;

    /** Rule for a reference to a resource. */
    public static final FieldRule UNKNOWN =
            FieldRule.value("DivisorIsUnknown", "The resource can't be divided by this.",
                    "Use 1 or 1m for CPU; else 1, 1k … 1E or 1Ki … 1Ei.",
        reference -> reference.has("divisor") && !isKnown(Json.text(reference, "resource"), reference.path("divisor")));

    private Divisors() {
    }

    private static boolean isKnown(String resource, JsonNode divisor) {
        if (!ResourceQuantity.isGiven(divisor)) {
            return true;
        }
        String text = ResourceQuantity.toText(divisor);
        return ResourceQuantity.of(divisor).filter(amount -> amount.signum() == 0 || isEqual(amount, BigDecimal.ONE) || !hasExponent(text)
            && (resource.endsWith(".cpu") ? isEqual(amount, new BigDecimal("0.001")) : isPower(amount, text.endsWith("i") ? 1024 : 1000)))
            .isPresent();
    }

    private static boolean isPower(BigDecimal amount, int base) {
        return IntStream.rangeClosed(0, MAX_POWER).anyMatch(power -> isEqual(amount, BigDecimal.valueOf(base).pow(power)));
    }

    /** The client's quantities have sixteen digits, and 1Ei needs more. */
    private static boolean isEqual(BigDecimal amount, BigDecimal other) {
        return amount.compareTo(other.round(MathContext.DECIMAL64)) == 0;
    }

    /** Kubernetes' canonical form of 1e3 is 1e3, not 1k. */
    private static boolean hasExponent(String text) {
        return text.matches(".*[eE].*\\d");
    }
}
