package dev.fleetledger.agent.question.preview;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** A Kubernetes quantity (apimachinery/pkg/api/resource) as a number. */
final class ResourceQuantity {

    private static final Pattern FORMAT = Pattern.compile("([+-]?[0-9.]+)([eE][+-]?[0-9]{1,2}|[A-Za-z]*)");
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("", BigDecimal.ONE), Map.entry("n", BigDecimal.ONE.movePointLeft(9)), Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)), Map.entry("k", BigDecimal.TEN.pow(3)), Map.entry("M", BigDecimal.TEN.pow(6)),
            Map.entry("G", BigDecimal.TEN.pow(9)), Map.entry("T", BigDecimal.TEN.pow(12)), Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("E", BigDecimal.TEN.pow(18)), Map.entry("Ki", binary(1)), Map.entry("Mi", binary(2)), Map.entry("Gi", binary(3)),
            Map.entry("Ti", binary(4)), Map.entry("Pi", binary(5)), Map.entry("Ei", binary(6)));

    private ResourceQuantity() {}

    /** @return zero if there is none or it is invalid */
    static BigDecimal of(JsonNode node) {
        Matcher matcher = FORMAT.matcher(node.asString(""));
        if (!matcher.matches()) {
            return BigDecimal.ZERO;
        }
        BigDecimal factor = UNITS.get(matcher.group(2));
        try {
            return factor == null ? new BigDecimal(node.asString("")) : new BigDecimal(matcher.group(1)).multiply(factor);
        } catch (NumberFormatException e) {
            // The API server refuses it itself.
            return BigDecimal.ZERO;
        }
    }

    static String text(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal binary(int power) {
        return BigDecimal.valueOf(1024).pow(power);
    }
}
