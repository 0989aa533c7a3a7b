package dev.fleetledger.manifest.document;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON trees tolerantly and writes them in canonical form. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {
    }

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    public static ArrayNode list() {
        return NODES.arrayNode();
    }

    public static JsonNode text(String value) {
        return NODES.stringNode(value);
    }

    /** Creates the number type that a parser would choose, because trees are compared by type too. */
    public static JsonNode integer(long value) {
        return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    public static JsonNode flag(boolean value) {
        return NODES.booleanNode(value);
    }

    /** Returns the member's text, or the empty text if it isn't a text. */
    public static String text(JsonNode node, String member) {
        return node.path(member).stringValue("");
    }

    public static long integer(JsonNode node, String member, long defaultValue) {
        return node.path(member).longValue(defaultValue);
    }

    public static boolean isTrue(JsonNode node, String member) {
        return node.path(member).booleanValue(false);
    }

    public static boolean isAbsent(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }

    /** Returns a copy without null members: null means absent. */
    public static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode members) {
            ObjectNode copy = object();
            for (var member : members.properties()) {
                if (!member.getValue().isNull()) {
                    copy.set(member.getKey(), withoutNulls(member.getValue()));
                }
            }
            return copy;
        }
        if (node instanceof ArrayNode items) {
            ArrayNode copy = list();
            items.forEach(item -> copy.add(withoutNulls(item)));
            return copy;
        }
        return node;
    }

    /** Returns all texts of a tree by their JSON pointers. */
    public static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        addTexts(node, "", texts);
        return texts;
    }

    private static void addTexts(JsonNode node, String pointer, Map<String, String> texts) {
        if (node.isString()) {
            texts.put(pointer, node.stringValue());
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            addTexts(node.path(i), pointer + "/" + i, texts);
        }
        node.properties().forEach(one -> addTexts(one.getValue(), pointer + "/" + PointerPattern.escape(one.getKey()), texts));
    }

    /** Parses a text; empty if it is not JSON. */
    public static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(MAPPER.readTree(text));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** Writes sorted keys, no whitespace, and UTF-8 without escaped surrogates (an API server answers those with 400). */
    public static byte[] canonical(JsonNode node) {
        return MAPPER.writeValueAsString(sorted(node)).getBytes(StandardCharsets.UTF_8);
    }

    public static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode members) {
            ObjectNode copy = object();
            for (String name : new TreeSet<>(members.propertyNames())) {
                copy.set(name, sorted(members.path(name)));
            }
            return copy;
        }
        if (node instanceof ArrayNode items) {
            ArrayNode copy = list();
            items.forEach(item -> copy.add(sorted(item)));
            return copy;
        }
        return node;
    }
}
