package dev.fleetledger.ledger;

import java.util.Map;

import dev.fleetledger.ledger.EventTypes.EventType;

/** Event of the tests. */
public record Noted(String text, int number) {

    public static final EventTypes TYPES = EventTypes.of(Map.of(new EventType("test.noted", "1"), Noted.class), Map.of());

    public static NewEvent in(StreamId stream, long sequence) {
        return new NewEvent(stream, sequence, new Noted("note", (int) sequence));
    }
}
