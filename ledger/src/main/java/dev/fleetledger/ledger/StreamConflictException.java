package dev.fleetledger.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when another event has already taken the sequence number. The caller reads the stream again and decides anew, or reports the
 * conflict to the user.
 */
public final class StreamConflictException extends RuntimeException {

    private final transient @Nullable StreamId stream;

    public StreamConflictException(@Nullable StreamId stream, Throwable cause) {
        super("Stream conflict: " + (stream == null ? "a stream" : stream) + " already has an event with this sequence number", cause);
        this.stream = stream;
    }

    /** Returns the stream in conflict; null when the database didn't name it. */
    public @Nullable StreamId stream() {
        return stream;
    }
}
