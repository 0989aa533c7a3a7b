package dev.fleetledger.simulation.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Canonical form of quantities, as on a real API server: 0.25 becomes 250m, 1024Mi becomes 1Gi. Values are rounded up to thousandths. */
final class Quantities {
    private static final Pattern QUANTITY = Pattern.compile("([+-]?[0-9.]+)([eE][+-]?[0-9]+|[KMGTPE]i|[numkMGTPE])?");
    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final List<String> LARGEST_FIRST = List.of("E", "P", "T", "G", "M", "k");
    private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

    private Quantities() {
    }

    /** Returns text that is not a quantity unchanged. */
    static String canonical(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        String suffix = matcher.group(2) == null ? "" : matcher.group(2);
        BigDecimal number = new BigDecimal(matcher.group(1));
        if (BINARY.contains(suffix)) {
            return binary(number.multiply(KIBI.pow(BINARY.indexOf(suffix) + 1)));
        }
        if (suffix.matches("[eE][+-]?[0-9]+")) {
            return decimal(number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1))));
        }
        return decimal(number.scaleByPowerOfTen(DECIMAL.getOrDefault(suffix, 0)));
    }

    private static String binary(BigDecimal value) {
        if (value.abs().compareTo(KIBI) < 0 || !isWhole(value)) {
            return decimal(value);
        }
        BigInteger remaining = value.toBigInteger();
        int unit = 0;
        while (unit < BINARY.size() && remaining.testBit(0) == false && remaining.mod(KIBI.toBigInteger()).signum() == 0) {
            remaining = remaining.divide(KIBI.toBigInteger());
            unit++;
        }
        return remaining + (unit == 0 ? "" : BINARY.get(unit - 1));
    }

    private static String decimal(BigDecimal value) {
        BigDecimal rounded = value.setScale(3, RoundingMode.UP);
        if (rounded.signum() == 0) {
            return "0";
        }
        if (!isWhole(rounded)) {
            return rounded.scaleByPowerOfTen(3).toBigInteger() + "m";
        }
        for (String suffix : LARGEST_FIRST) {
            BigDecimal scaled = rounded.scaleByPowerOfTen(-DECIMAL.getOrDefault(suffix, 0));
            if (isWhole(scaled)) {
                return scaled.toBigInteger() + suffix;
            }
        }
        return rounded.toBigInteger().toString();
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }
}
