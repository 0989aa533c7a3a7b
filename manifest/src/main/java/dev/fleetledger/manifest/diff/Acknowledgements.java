package dev.fleetledger.manifest.diff;

import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.NamedPointer;

/** A document's acknowledged literals with the reasons. An acknowledgement follows its literal when items of a list move. */
final class Acknowledgements {
    private static final String MEMBER = "acknowledged";

    private Acknowledgements() {
    }

    /** Returns the reasons by pointers that identify list items by name. */
    static Map<String, String> read(JsonNode document) {
        Map<String, String> reasons = new LinkedHashMap<>();
        document.path(MEMBER).forEach(value -> reasons.put(NamedPointer.toNamed(document, Json.text(value, "pointer")),
                Json.text(value, "reason")));
        return reasons;
    }

    /** Replaces the document's acknowledgements; each points to the literal's position in this document. */
    static void write(Map<String, String> reasons, ObjectNode document) {
        ArrayNode list = Json.list();
        reasons.forEach((pointer, reason) -> list.addObject().put("pointer", NamedPointer.toIndexed(document, pointer)).put("reason",
                reason));
        document.remove(MEMBER);
        if (!list.isEmpty()) {
            document.set(MEMBER, list);
        }
    }

    /** Returns the document without acknowledgements. */
    static JsonNode remove(JsonNode document) {
        JsonNode copy = document.deepCopy();
        if (copy instanceof ObjectNode members) {
            members.remove(MEMBER);
        }
        return copy;
    }
}
