package dev.fleetledger.manifest.document;

import java.util.List;

import tools.jackson.databind.JsonNode;

/** A node that a path led to: its JSON pointer, and what stood where the path has stars. */
public record Found(String pointer, List<String> stars, JsonNode node) {
    public String pointer(String member) {
        return pointer + "/" + Path.escaped(member);
    }

    int star(int index) {
        return Integer.parseInt(stars.get(index));
    }
}
