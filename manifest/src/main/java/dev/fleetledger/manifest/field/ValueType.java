package dev.fleetledger.manifest.field;

import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/** JSON type of a field's value. */
public enum ValueType {
    TEXT("a text", JsonNode::isString),
    BOOLEAN("true or false", JsonNode::isBoolean),
    INTEGER("a whole number", ValueType::isInteger),
    QUANTITY("a quantity (text or number)", node -> node.isString() || node.isNumber()),
    INTEGER_OR_TEXT("a whole number or a text", node -> node.isString() || isInteger(node)),
    TEXTS("a list of texts", JsonNode::isArray),
    INTEGERS("a list of whole numbers", JsonNode::isArray),
    TEXT_MAP("an object of texts", JsonNode::isObject),
    LIST("a list", JsonNode::isArray),
    /** An object with freely chosen member names; the row below describes each member. */
    MAP("an object", JsonNode::isObject),
    OBJECT("an object", JsonNode::isObject),
    ANY("anything", node -> true);

    private final String description;
    private final Predicate<JsonNode> fits;

    ValueType(String description, Predicate<JsonNode> fits) {
        this.description = description;
        this.fits = fits;
    }

    public String description() {
        return description;
    }

    public boolean fits(JsonNode node) {
        return fits.test(node);
    }

    private static boolean isInteger(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }
}
