package dev.fleetledger.ledger;

import java.util.Map;

import dev.fleetledger.ledger.EventTypes.EventType;

/** Event of the tests. */
record Noted(String text, int number) {

    static final EventTypes TYPES = EventTypes.of(Map.of(new EventType("test.noted", "1"), Noted.class));

    static NewEvent in(StreamId stream, long sequence) {
        return new NewEvent(stream, sequence, new Noted("note", (int) sequence));
    }
}
