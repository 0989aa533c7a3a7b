package dev.fleetledger.manifest;

import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** A number of pods, or a percentage of them. */
final class Share {
    private static final Pattern PERCENT = Pattern.compile("0{0,9}(100|[0-9]{1,2})%");

    private Share() {
    }

    static boolean isShare(JsonNode node) {
        return node.isString() ? PERCENT.matcher(node.stringValue()).matches()
            : node.longValue(-1) >= 0 && node.longValue(-1) <= Integer.MAX_VALUE;
    }

    static boolean isPositive(JsonNode node) {
        return isShare(node) && !(node.isString() ? node.stringValue().matches("0+%") : node.longValue(0) == 0);
    }
}
