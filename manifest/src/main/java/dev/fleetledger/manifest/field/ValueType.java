package dev.fleetledger.manifest.field;

import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/** JSON type of a field's value. */
public enum ValueType {
    TEXT("a text", JsonNode::isString),
    FLAG("true or false", JsonNode::isBoolean),
    WHOLE("a whole number", ValueType::isWhole),
    AMOUNT("a quantity (text or number)", node -> node.isString() || node.isNumber()),
    WHOLE_OR_TEXT("a whole number or a text", node -> node.isString() || isWhole(node)),
    TEXTS("a list of texts", JsonNode::isArray),
    WHOLES("a list of whole numbers", JsonNode::isArray),
    TEXT_MAP("an object of texts", JsonNode::isObject),
    LIST("a list", JsonNode::isArray),
    /** An object with freely chosen member names; the row below describes each member. */
    MAP("an object", JsonNode::isObject),
    OBJECT("an object", JsonNode::isObject),
    ANY("anything", node -> true);

    private final String words;
    private final Predicate<JsonNode> fits;

    ValueType(String words, Predicate<JsonNode> fits) {
        this.words = words;
        this.fits = fits;
    }

    public String words() {
        return words;
    }

    public boolean fits(JsonNode node) {
        return fits.test(node);
    }

    private static boolean isWhole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }
}
