package dev.fleetledger.manifest.document;

import java.util.List;

import tools.jackson.databind.JsonNode;

/** A node matched by a pattern: its JSON pointer, and the segments that matched the pattern's stars. */
public record Found(String pointer, List<String> stars, JsonNode node) {
    public String pointer(String member) {
        return pointer + "/" + Path.escaped(member);
    }

    int star(int index) {
        return Integer.parseInt(stars.get(index));
    }
}
