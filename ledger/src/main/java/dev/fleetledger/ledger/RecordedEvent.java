package dev.fleetledger.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/**
 * An event as stored in the ledger.
 *
 * @param name    the event's name, e.g. {@code workload.revised}
 * @param version the version of the payload's structure
 * @param payload the event's record
 * @param json    the payload as it was written, including fields that the record doesn't have
 */
public record RecordedEvent(Position position, UUID identifier, StreamId stream, long sequence, String name, String version,
        Object payload, JsonNode json, Map<String, String> metadata, Instant timestamp) {

    /** Returns the sequence number required of the stream's next event; it is also the version of the resource behind the stream. */
    public long nextSequence() {
        return sequence + 1;
    }
}
