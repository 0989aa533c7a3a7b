package dev.fleetledger.manifest.document;

import tools.jackson.databind.JsonNode;

/**
 * A part of a document or of YAML that is no known field or has the wrong type. Such a document is not stored.
 *
 * @param rule the sentence that is true if there is this error
 */
public record ShapeError(String pointer, String rule, String message, String remedy) {
    /** Longer numbers aren't shown: they could be a credential. */
    private static final int MAX_SHOWN = 5;

    /** An error of a body that has no more specific rule. */
    public ShapeError(String pointer, String message, String remedy) {
        this(pointer, "ShapeIsUnexpected", message, remedy);
    }

    /** @param expected the type with its article, such as {@code a text} */
    public static ShapeError ofType(String pointer, String expected, JsonNode found) {
        boolean isScalar = found.isNumber() || found.isBoolean();
        boolean isShown = isScalar && found.asString("").length() <= MAX_SHOWN;
        String shown = isShown ? found.asString("") : "1";
        String what = !isShown ? describe(found) : (found.isNumber() ? "the number " : "the word ") + shown;
        String message = "This must be " + expected + ", but it is " + what + ".";
        String remedy = "Write " + expected + ".";
        if (isScalar && expected.startsWith("a text")) {
            remedy = "Put it in quotes" + (isShown ? ": " : ", such as ") + "\"" + shown + "\".";
        } else if (expected.startsWith("a list")) {
            remedy = "Write " + expected + ": in YAML each item on a line of its own after a dash, in JSON in square brackets.";
        } else if (found.isString() && (expected.contains("number") || expected.startsWith("true"))) {
            remedy = "Write it without quotes, such as " + (expected.startsWith("true") ? "true" : "1") + ".";
        }
        return new ShapeError(pointer, "TypeIsUnexpected", message, remedy);
    }

    private static String describe(JsonNode found) {
        return switch (found.getNodeType()) {
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case STRING -> "a text";
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case NULL, MISSING, BINARY -> "nothing";
        };
    }
}
