package dev.fleetledger.manifest.syntax;

import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** A number of pods or clusters, or a percentage of them. */
public final class IntOrPercent {
    private static final Pattern PERCENT = Pattern.compile("0{0,9}(100|[0-9]{1,2})%");

    private IntOrPercent() {
    }

    public static boolean isValid(JsonNode node) {
        return node.isString() ? PERCENT.matcher(node.stringValue()).matches()
            : node.longValue(-1) >= 0 && node.longValue(-1) <= Integer.MAX_VALUE;
    }

    public static boolean isPositive(JsonNode node) {
        return isValid(node) && !(node.isString() ? node.stringValue().matches("0+%") : node.longValue(0) == 0);
    }

    /** Returns the number, or the percentage of a whole, rounded up. The value must be valid. */
    public static int resolve(JsonNode node, int whole) {
        return node.isString() ? percentOf(Integer.parseInt(node.stringValue().replace("%", "")), whole) : node.intValue();
    }

    /** Returns the percentage of a whole, rounded up. */
    public static int percentOf(int percentage, int whole) {
        return Math.toIntExact(Math.ceilDiv((long) percentage * whole, 100L));
    }
}
