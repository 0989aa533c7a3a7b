package dev.fleetledger.ledger;

import org.jspecify.annotations.Nullable;

/** Somebody else's event has taken the sequence number. Read the stream again and decide anew, or tell the person. */
public final class StreamMovedOn extends RuntimeException {

    private final transient @Nullable StreamId stream;

    StreamMovedOn(@Nullable StreamId stream, Throwable cause) {
        super((stream == null ? "A stream" : "Stream " + stream) + " has moved on", cause);
        this.stream = stream;
    }

    /** Absent when the database didn't say which. */
    public @Nullable StreamId stream() {
        return stream;
    }
}
