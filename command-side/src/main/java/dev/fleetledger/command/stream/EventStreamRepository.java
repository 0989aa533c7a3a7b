package dev.fleetledger.command.stream;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.message.EventMetadataProvider;
import dev.fleetledger.contract.EventNames;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** Repository of event streams for one command: reads typed streams and appends events with the command's metadata. */
@Component
public final class EventStreamRepository {

    private final Ledger ledger;

    EventStreamRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    public <E> EventStream<E> load(StreamId stream, Class<E> kind) {
        return EventStream.of(stream, kind, ledger.read(stream));
    }

    /** Reads a stream without events that a later event replaces. */
    public <E> EventStream<E> loadCompacted(StreamId stream, Class<E> kind) {
        return EventStream.of(stream, kind, ledger.readCompacted(stream));
    }

    /**
     * Reads a stream with only the newest event of the type, and those with these numbers.
     *
     * @param numbers among the stream's events of the type, counted from 1; those that don't exist are ignored
     */
    public <E> EventStream<E> loadWithFew(StreamId stream, Class<E> kind, Class<? extends E> type, Collection<Integer> numbers) {
        return EventStream.of(stream, kind, ledger.readWithFew(stream, EventNames.of(type).name(), numbers));
    }

    /** Reads all streams in one query. */
    public <E> Map<StreamId, EventStream<E>> loadAll(Collection<StreamId> streams, Class<E> kind) {
        Map<StreamId, EventStream<E>> all = new LinkedHashMap<>();
        if (!streams.isEmpty()) {
            ledger.readStreams(streams).forEach((stream, recorded) -> all.put(stream, EventStream.of(stream, kind, recorded)));
        }
        return all;
    }

    /** @return the position of the last event */
    public String append(List<NewEvent> events) {
        return ledger.append(events, EventMetadataProvider.current()).toString();
    }

    /** A command that changes nothing appends no event; the result is the position of the stream's last event. */
    public <E> String append(EventStream<E> eventStream, List<? extends E> newEvents) {
        return newEvents.isEmpty() ? eventStream.last().toString() : append(eventStream.next(newEvents));
    }
}
