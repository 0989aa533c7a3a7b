package dev.fleetledger.local.story.kill;

import tools.jackson.databind.JsonNode;

/** An event as stored. */
public record LedgerEvent(long position, String stream, long sequence, String type, JsonNode payload, JsonNode metadata) {

    private static final String SYSTEM = "system";

    /** Whether the system appended it, on its own behalf or on that of the person whose command caused it. */
    boolean isBySystem() {
        return actor().equals(SYSTEM) || !causation().isEmpty();
    }

    String actor() {
        return metadata.path("actor").asString("");
    }

    /** Id of the command that appended it. */
    String command() {
        return metadata.path("command").asString("");
    }

    /** Id of the command that caused it, if the system appended it. */
    String causation() {
        return metadata.path("causation").asString("");
    }

    /** The client's key of the command that it belongs to, directly or as a consequence. */
    String key() {
        return metadata.path("correlation").asString("");
    }

    long generation() {
        return payload.path("generation").asLong();
    }

    String describe() {
        return type + " at " + position + " in " + stream;
    }
}
