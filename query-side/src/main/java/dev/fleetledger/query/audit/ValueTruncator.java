package dev.fleetledger.query.audit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Truncates long values and appends how much was cut. A list stays a list, because cluster names are filtered out of it per reader. */
final class ValueTruncator {

    /** Enough for the names of some thousand clusters. */
    static final int MAX_CHARACTERS = 16_384;

    private ValueTruncator() {}

    static @Nullable JsonNode truncate(@Nullable JsonNode value) {
        if (value == null || length(value) <= MAX_CHARACTERS) {
            return value;
        }
        return value.isArray() ? truncateList(value) : JsonNodeFactory.instance.stringNode(truncateText(text(value)));
    }

    static int length(@Nullable JsonNode value) {
        return value == null ? 0 : text(value).length();
    }

    private static JsonNode truncateList(JsonNode all) {
        ArrayNode first = JsonNodeFactory.instance.arrayNode();
        int length = 0;
        for (JsonNode item : all) {
            length += text(item).length() + 1;
            if (length > MAX_CHARACTERS) {
                break;
            }
            first.add(item);
        }
        return first.add("… and " + (all.size() - first.size()) + " more");
    }

    private static String truncateText(String text) {
        int end = Character.isHighSurrogate(text.charAt(MAX_CHARACTERS - 1)) ? MAX_CHARACTERS - 1 : MAX_CHARACTERS;
        return text.substring(0, end) + "… and " + (text.length() - end) + " characters more";
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
