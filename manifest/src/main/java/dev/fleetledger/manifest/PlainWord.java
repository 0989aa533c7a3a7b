package dev.fleetledger.manifest;

import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An unquoted word of YAML 1.1, as Kubernetes' tools take it: {@code yes} is true, and {@code 0644} is octal. */
final class PlainWord {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9_]{0,17})");
    private static final Pattern OCTAL = Pattern.compile("0o?[0-7]{1,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,15}");
    private static final Pattern FRACTION = Pattern.compile("[-+]?(\\.[0-9]{1,30}|[0-9]{1,30}(\\.[0-9]{0,30})?)([eE][-+]?[0-9]{1,2})?");

    private PlainWord() {
    }

    static JsonNode json(String word) {
        if (NOTHING.contains(word)) {
            return Json.object().nullNode();
        }
        if (TRUE.contains(word) || FALSE.contains(word)) {
            return Json.flag(TRUE.contains(word));
        }
        if (DECIMAL.matcher(word).matches()) {
            return Json.whole(Long.parseLong(word.replace("_", "").replace("+", "")));
        }
        if (OCTAL.matcher(word).matches()) {
            return Json.whole(Long.parseLong(word.replace("o", ""), 8));
        }
        if (HEXADECIMAL.matcher(word).matches()) {
            return Json.whole(Long.parseLong(word.substring(2), 16));
        }
        return FRACTION.matcher(word).matches() ? JsonNodeFactory.instance.numberNode(Double.parseDouble(word)) : Json.text(word);
    }
}
