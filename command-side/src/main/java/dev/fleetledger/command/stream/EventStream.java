package dev.fleetledger.command.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;

/**
 * An event stream as read for a decision. Appending to it fails with a stream conflict if it has changed since.
 *
 * @param metadata the metadata of each event, in the order of the events
 */
public record EventStream<E>(StreamId stream, List<E> events, List<Map<String, String>> metadata, long version, Position last) {

    public static <E> EventStream<E> of(StreamId stream, Class<E> kind, List<RecordedEvent> recorded) {
        List<E> events = recorded.stream().map(RecordedEvent::payload).map(kind::cast).toList();
        List<Map<String, String>> metadata = recorded.stream().map(RecordedEvent::metadata).toList();
        return recorded.isEmpty()
                ? empty(stream)
                : new EventStream<>(stream, events, metadata, recorded.getLast().nextSequence(), recorded.getLast().position());
    }

    public static <E> EventStream<E> empty(StreamId stream) {
        return new EventStream<>(stream, List.of(), List.of(), 0, Position.START);
    }

    public boolean isEmpty() {
        return version == 0;
    }

    public List<NewEvent> next(List<? extends E> newEvents) {
        List<NewEvent> appended = new ArrayList<>();
        for (E event : newEvents) {
            appended.add(new NewEvent(stream, version + appended.size(), event));
        }
        return List.copyOf(appended);
    }

    /** Version of the stream after appending these events. */
    public long versionAfter(List<? extends E> newEvents) {
        return version + newEvents.size();
    }
}
