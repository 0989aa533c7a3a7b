package dev.fleetledger.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/**
 * An event as it stands in the ledger.
 *
 * @param name    logical, e.g. {@code workload.revised}
 * @param version of the payload's shape
 * @param payload the event's record
 * @param json    the payload as it was written, with what the record doesn't know
 */
public record Recorded(Position position, UUID identifier, StreamId stream, long sequence, String name, String version,
        Object payload, JsonNode json, Map<String, String> metadata, Instant timestamp) {

    /** What the stream's next event must say to be accepted; also the version of what the stream is about. */
    public long nextSequence() {
        return sequence + 1;
    }
}
