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
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N");
    private static final Pattern SPECIAL_FLOAT = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    /** Go's syntax for integers if no base is given. */
    private static final Pattern INTEGER =
        Pattern.compile("(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]{1,40})|0[bB](?<two>[01]{1,70})|0[oO]?(?<octal>[0-7]{1,40})|(?<ten>0|[1-9][0-9]{0,40}))");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]{1,99}|[0-9]{1,99}(\\.[0-9]{0,99})?)([eE][-+]?[0-9]{1,9})?");
    /** Below this number, a floating-point number represents every whole number exactly. */
    private static final double EXACT_LIMIT = 1L << 53;

    private PlainScalar() {
    }

    static JsonNode parse(String scalar) {
        if (NULLS.contains(scalar)) {
            return Json.object().nullNode();
        }
        if (TRUE.contains(scalar) || FALSE.contains(scalar)) {
            return Json.flag(TRUE.contains(scalar));
        }
        String plain = "+-.0123456789".indexOf(scalar.charAt(0)) < 0 ? "" : scalar.replace("_", "");
        return parseInteger(plain).or(() -> parseFloat(plain)).orElseGet(() -> Json.text(scalar));
    }

    /** Whether the scalar is a text without quotes. */
    static boolean isText(String scalar) {
        return !SPECIAL_FLOAT.matcher(scalar).matches() && parse(scalar).isString();
    }

    private static Optional<JsonNode> parseInteger(String plain) {
        Matcher matcher = INTEGER.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigInteger number = parseDigits(matcher);
        BigInteger signed = matcher.group("sign").equals("-") ? number.negate() : number;
        if (signed.bitLength() < Long.SIZE) {
            return Optional.of(Json.integer(signed.longValueExact()));
        }
        return signed.signum() > 0 && signed.bitLength() == Long.SIZE ? Optional.of(JsonNodeFactory.instance.numberNode(signed))
                : Optional.empty();
    }

    private static BigInteger parseDigits(Matcher matcher) {
        if (matcher.group("hex") != null) {
            return new BigInteger(matcher.group("hex"), 16);
        }
        if (matcher.group("two") != null) {
            return new BigInteger(matcher.group("two"), 2);
        }
        return matcher.group("octal") != null ? new BigInteger(matcher.group("octal"), 8) : new BigInteger(matcher.group("ten"));
    }

    private static Optional<JsonNode> parseFloat(String plain) {
        if (!FLOAT.matcher(plain).matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(plain);
        if (Double.isInfinite(number)) {
            return Optional.empty();
        }
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < EXACT_LIMIT;
        return Optional.of(isWhole ? Json.integer((long) number) : JsonNodeFactory.instance.numberNode(number));
    }
}
