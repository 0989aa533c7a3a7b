package dev.fleetledger.manifest.document;

import java.util.List;

import tools.jackson.databind.JsonNode;

/** A node matched by a pattern: its JSON pointer, and the segments that matched the pattern's stars. */
public record PathMatch(String pointer, List<String> wildcards, JsonNode node) {
    public String pointer(String member) {
        return pointer + "/" + PointerPattern.escape(member);
    }
}
