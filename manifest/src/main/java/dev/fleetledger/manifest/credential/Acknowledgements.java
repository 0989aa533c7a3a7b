package dev.fleetledger.manifest.credential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.NamedPointer;

/**
 * The literals of a document of which a person said that they are no secrets. An acknowledgement holds for one value: it follows its
 * literal when items of a list move, and ends when the value changes.
 */
public final class Acknowledgements {
    /** The member of each step's document that has them. */
    public static final String MEMBER = "acknowledged";

    private static final List<String> WITHHELD = List.of("", CredentialRedactor.REDACTED, CredentialRedactor.UNNAMED);

    private Acknowledgements() {
    }

    /** Returns the reasons by pointers that identify list items by name. */
    public static Map<String, String> read(JsonNode document) {
        Map<String, String> reasons = new LinkedHashMap<>();
        document.path(MEMBER).forEach(value -> reasons.put(NamedPointer.toNamed(document, Json.text(value, "pointer")),
                Json.text(value, "reason")));
        return reasons;
    }

    /** Replaces the document's acknowledgements; each points to the literal's position in this document. */
    public static void write(Map<String, String> reasons, ObjectNode document) {
        document.remove(MEMBER);
        reasons.forEach((pointer, reason) -> add(pointer, reason, document));
    }

    /** Returns the document without acknowledgements. */
    public static JsonNode remove(JsonNode document) {
        JsonNode copy = document.deepCopy();
        if (copy instanceof ObjectNode members) {
            members.remove(MEMBER);
        }
        return copy;
    }

    /** Returns the sent document with the acknowledgements of the stored one whose values it has unchanged. */
    public static JsonNode carryOver(JsonNode stored, JsonNode sent) {
        JsonNode document = sent.deepCopy();
        Map<String, String> stated = read(sent);
        if (document instanceof ObjectNode members) {
            read(stored).forEach((pointer, reason) -> {
                if (!stated.containsKey(pointer) && isUnchanged(pointer, stored, sent)) {
                    add(pointer, reason, members);
                }
            });
        }
        return document;
    }

    /** Returns the reasons, by pointers like {@link #read}, of what was not acknowledged so in the stored document for the same value. */
    public static Map<String, String> findNew(JsonNode stored, JsonNode saved) {
        Map<String, String> former = read(stored);
        Map<String, String> added = read(saved);
        added.entrySet().removeIf(one -> one.getValue().isBlank() || WITHHELD.contains(literal(saved, one.getKey()))
            || one.getValue().equals(former.get(one.getKey())) && isUnchanged(one.getKey(), stored, saved));
        return added;
    }

    private static void add(String pointer, String reason, ObjectNode document) {
        ArrayNode list = document.path(MEMBER) instanceof ArrayNode items ? items : document.putArray(MEMBER);
        list.addObject().put("pointer", NamedPointer.toIndexed(document, pointer)).put("reason", reason);
    }

    private static boolean isUnchanged(String pointer, JsonNode document, JsonNode other) {
        String literal = literal(document, pointer);
        return !WITHHELD.contains(literal) && literal.equals(literal(other, pointer));
    }

    private static String literal(JsonNode document, String pointer) {
        return NamedPointer.at(document, pointer).stringValue("");
    }
}
