package dev.fleetledger.manifest.credential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;

/**
 * The literals of a document of which a person said that they are no secrets. An acknowledgement holds for one value: it follows its
 * literal when items of a list move, and ends when the value changes.
 */
public final class Acknowledgements {
    /** The member of each step's document that has them. */
    public static final String MEMBER = "acknowledged";

    private static final Set<String> WITHHELD = Set.of("", CredentialRedactor.REDACTED, CredentialRedactor.UNNAMED);

    private Acknowledgements() {
    }

    /**
     * A literal that may be stored as it is.
     *
     * @param pointer of the literal in this document, list items by index
     * @param place pointer of the statement itself
     */
    record Acknowledgement(String pointer, String literal, String reason, String place) {
        String namedPointer(JsonNode document) {
            return NamedPointer.toNamed(document, pointer);
        }
    }

    /** Returns the effective statements: of several about one literal, the first that has a reason. A withheld value isn't acknowledged. */
    static List<Acknowledgement> effective(JsonNode document) {
        List<PathMatch> statements = PointerPattern.cached("/" + MEMBER + "/*").match(document);
        Map<String, String> texts = statements.isEmpty() ? Map.of() : Json.texts(document);
        Map<String, Acknowledgement> byPointer = new LinkedHashMap<>();
        for (PathMatch statement : statements) {
            String pointer = Json.text(statement.node(), "pointer");
            String reason = Json.text(statement.node(), "reason");
            String literal = texts.getOrDefault(pointer, "");
            if (!reason.isBlank() && !WITHHELD.contains(literal)) {
                byPointer.putIfAbsent(pointer, new Acknowledgement(pointer, literal, reason, statement.pointer()));
            }
        }
        return List.copyOf(byPointer.values());
    }

    /** Returns the reasons by pointers that identify list items by name. */
    public static Map<String, String> read(JsonNode document) {
        Map<String, String> reasons = new LinkedHashMap<>();
        effective(document).forEach(one -> reasons.putIfAbsent(one.namedPointer(document), one.reason()));
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
        // A statement without a reason takes an acknowledgement back.
        Set<String> stated = sent.path(MEMBER).valueStream().map(one -> NamedPointer.toNamed(sent, Json.text(one, "pointer")))
            .collect(Collectors.toSet());
        if (document instanceof ObjectNode members) {
            read(stored).forEach((pointer, reason) -> {
                if (!stated.contains(pointer) && isUnchanged(pointer, stored, sent)) {
                    add(pointer, reason, members);
                }
            });
        }
        return document;
    }

    /**
     * Returns what is acknowledged in the saved document, and not with this reason for the same value in the stored one: pointers that
     * identify list items by name, each with its reason. Items of the same name share a pointer, but each literal is listed.
     */
    public static List<Map.Entry<String, String>> findNew(JsonNode stored, JsonNode saved) {
        Set<List<String>> former = effective(stored).stream().map(one -> identity(one, stored)).collect(Collectors.toSet());
        return effective(saved).stream().filter(one -> !former.contains(identity(one, saved)))
            .map(one -> Map.entry(one.namedPointer(saved), one.reason())).toList();
    }

    private static List<String> identity(Acknowledgement one, JsonNode document) {
        return List.of(one.namedPointer(document), one.literal(), one.reason());
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
