package dev.fleetledger.manifest.yaml;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.manifest.document.Json;

/** Parses an unquoted scalar of YAML 1.1 like Kubernetes' tools (sigs.k8s.io/yaml): {@code yes} is true, and {@code 0644} is octal. */
final class PlainScalar {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N");
    private static final Pattern NO_NUMBER = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    /** Go's syntax for integers if no base is given. */
    private static final Pattern WHOLE =
        Pattern.compile("(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]{1,40})|0[bB](?<two>[01]{1,70})|0[oO]?(?<octal>[0-7]{1,40})|(?<ten>0|[1-9][0-9]{0,40}))");
    private static final Pattern FRACTION = Pattern.compile("[-+]?(\\.[0-9]{1,99}|[0-9]{1,99}(\\.[0-9]{0,99})?)([eE][-+]?[0-9]{1,9})?");
    /** Below this number, a floating-point number represents every whole number exactly. */
    private static final double EXACT = 1L << 53;

    private PlainScalar() {
    }

    static JsonNode json(String word) {
        if (NOTHING.contains(word)) {
            return Json.object().nullNode();
        }
        if (TRUE.contains(word) || FALSE.contains(word)) {
            return Json.flag(TRUE.contains(word));
        }
        String plain = "+-.0123456789".indexOf(word.charAt(0)) < 0 ? "" : word.replace("_", "");
        return whole(plain).or(() -> fraction(plain)).orElseGet(() -> Json.text(word));
    }

    /** Whether the scalar is a text without quotes. */
    static boolean isText(String word) {
        return !NO_NUMBER.matcher(word).matches() && json(word).isString();
    }

    private static Optional<JsonNode> whole(String plain) {
        Matcher matcher = WHOLE.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigInteger number = digits(matcher);
        BigInteger signed = matcher.group("sign").equals("-") ? number.negate() : number;
        if (signed.bitLength() < Long.SIZE) {
            return Optional.of(Json.whole(signed.longValueExact()));
        }
        return signed.signum() > 0 && signed.bitLength() == Long.SIZE ? Optional.of(JsonNodeFactory.instance.numberNode(signed)) : Optional.empty();
    }

    private static BigInteger digits(Matcher matcher) {
        if (matcher.group("hex") != null) {
            return new BigInteger(matcher.group("hex"), 16);
        }
        if (matcher.group("two") != null) {
            return new BigInteger(matcher.group("two"), 2);
        }
        return matcher.group("octal") != null ? new BigInteger(matcher.group("octal"), 8) : new BigInteger(matcher.group("ten"));
    }

    private static Optional<JsonNode> fraction(String plain) {
        if (!FRACTION.matcher(plain).matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(plain);
        if (Double.isInfinite(number)) {
            return Optional.empty();
        }
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < EXACT;
        return Optional.of(isWhole ? Json.whole((long) number) : JsonNodeFactory.instance.numberNode(number));
    }
}
