package dev.fleetledger.manifest;

import java.util.List;

import tools.jackson.databind.JsonNode;

/** A node that a path led to: its JSON pointer, and what stood where the path has stars. */
record Found(String pointer, List<String> stars, JsonNode node) {
    String pointer(String member) {
        return pointer + "/" + Path.escaped(member);
    }

    int star(int index) {
        return Integer.parseInt(stars.get(index));
    }
}
