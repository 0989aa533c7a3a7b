package dev.fleetledger.command.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.ShapeError;

/** Reads a JSON object field by field. Fields that were not read are unknown. All shape errors are collected and reported together. */
public final class JsonFields {

    private final ObjectNode object;
    private final String pointer;
    private final List<ShapeError> shapeErrors;
    private final Set<String> knownFields = new HashSet<>();

    JsonFields(ObjectNode object) {
        this(object, "", new ArrayList<>());
    }

    private JsonFields(ObjectNode object, String pointer, List<ShapeError> shapeErrors) {
        this.object = object;
        this.pointer = pointer;
        this.shapeErrors = shapeErrors;
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    public @Nullable String text(String name) {
        return value(name, JsonFields::isText, "a text", JsonNode::stringValue);
    }

    /** Returns the empty text after reporting a missing field; null and the empty text count as missing. */
    public String requiredText(String name) {
        String text = text(name);
        if (text == null ? !has(name) : text.isEmpty()) {
            reject(name, "This is missing.", "Send a text.");
        }
        return text == null ? "" : text;
    }

    public @Nullable Integer integer(String name) {
        return value(name, node -> node.isIntegralNumber() && node.canConvertToInt(), "a whole number", JsonNode::intValue);
    }

    public boolean bool(String name) {
        return Boolean.TRUE.equals(value(name, JsonNode::isBoolean, "true or false", JsonNode::booleanValue));
    }

    public @Nullable UUID id(String name) {
        String text = text(name);
        UUID id = text == null ? null : IdGenerator.parse(text);
        if (text != null && id == null) {
            reject(name, "This is no id.", "Send a UUID.");
        }
        return id;
    }

    public @Nullable List<String> textList(String name) {
        return value(name, node -> node.isArray() && node.valueStream().allMatch(JsonFields::isText), "a list of texts",
                node -> node.valueStream().map(JsonNode::stringValue).toList());
    }

    public @Nullable Map<String, String> textMap(String name) {
        return value(name, JsonFields::isTextMap, "an object of texts", node -> {
            Map<String, String> map = new LinkedHashMap<>();
            node.properties().forEach(member -> map.put(member.getKey(), member.getValue().stringValue()));
            return map;
        });
    }

    /** Reads a nested object by its own fields. */
    public <T> @Nullable T object(String name, Function<JsonFields, T> reader) {
        ObjectNode inner = value(name, JsonNode::isObject, "an object", ObjectNode.class::cast);
        if (inner == null) {
            return null;
        }
        JsonFields jsonFields = new JsonFields(inner, pointerTo(name), shapeErrors);
        T read = reader.apply(jsonFields);
        jsonFields.rejectUnknown();
        return read;
    }

    /** Reason in the body of a POST: at most 1,000 characters. */
    public @Nullable String reason() {
        String reason = text("reason");
        if (reason != null && reason.codePointCount(0, reason.length()) > ReasonHeader.LIMIT) {
            reject("reason", "The reason has more than 1,000 characters.", "Say it in at most 1,000 characters.");
        }
        if (reason != null && CredentialRedactor.containsCredential(reason)) {
            reject("reason", "This holds what looks like a credential, and everybody would read it for ever.", "Say it without.");
        }
        return reason;
    }

    /** Reports a field whose value has the right type but is invalid. */
    public void reject(String name, String message, String remedy) {
        shapeErrors.add(new ShapeError(pointerTo(name), message, remedy));
    }

    private static boolean isText(JsonNode node) {
        return node.isString() && isStorable(node.stringValue());
    }

    private static boolean isTextMap(JsonNode node) {
        return node.isObject() && node.properties().stream().allMatch(it -> isStorable(it.getKey()) && isText(it.getValue()));
    }

    /** PostgreSQL does not store NUL, and UTF-8 cannot encode an unpaired surrogate. */
    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    void requireValid() {
        rejectUnknown();
        if (!shapeErrors.isEmpty()) {
            throw ProblemException.malformed(shapeErrors);
        }
    }

    private <T> @Nullable T value(String name, Predicate<JsonNode> predicate, String typeName, Function<JsonNode, T> converter) {
        knownFields.add(name);
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!predicate.test(node)) {
            reject(name, "This is not " + typeName + " that can be kept.", "Send " + typeName + ", as valid Unicode without NUL.");
            return null;
        }
        return converter.apply(node);
    }

    private void rejectUnknown() {
        object.propertyNames().stream().filter(name -> !knownFields.contains(name)).sorted()
                .forEach(name -> reject(name, "There is no such field.", "Known here: "
                        + String.join(", ", knownFields.stream().sorted().toList()) + "."));
    }

    private String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
