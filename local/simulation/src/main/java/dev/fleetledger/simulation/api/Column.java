package dev.fleetledger.simulation.api;

import java.time.Instant;

import tools.jackson.databind.JsonNode;

/** A table column; a wide one is shown by {@code -o wide} only. */
record Column(String name, String type, boolean wide, Cell cell) {

    /** Computes a string or a number. */
    interface Cell {
        Object of(JsonNode object, Instant now);
    }

    static Column text(String name, Cell cell) {
        return new Column(name, "string", false, cell);
    }

    static Column wide(String name, Cell cell) {
        return new Column(name, "string", true, cell);
    }

    static Column count(String name, Cell cell) {
        return new Column(name, "integer", false, cell);
    }
}
