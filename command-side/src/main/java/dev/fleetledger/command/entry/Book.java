package dev.fleetledger.command.entry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.request.Request;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** Repository of event streams for one command: reads typed streams and appends events with the request's metadata. */
@Component
public final class Book {

    private final Ledger ledger;

    Book(Ledger ledger) {
        this.ledger = ledger;
    }

    public <E> History<E> read(StreamId stream, Class<E> kind) {
        return History.of(stream, kind, ledger.read(stream));
    }

    /** Reads a stream without events that a later event replaces. */
    public <E> History<E> readNewest(StreamId stream, Class<E> kind) {
        return History.of(stream, kind, ledger.readNewest(stream));
    }

    /** Reads all streams in one query. */
    public <E> Map<StreamId, History<E>> readAll(Collection<StreamId> streams, Class<E> kind) {
        Map<StreamId, History<E>> all = new LinkedHashMap<>();
        if (!streams.isEmpty()) {
            ledger.readAll(streams).forEach((stream, recorded) -> all.put(stream, History.of(stream, kind, recorded)));
        }
        return all;
    }

    /** @return the position of the last event */
    public String write(List<NewEvent> events, Request request) {
        return ledger.append(events, request.metadata()).toString();
    }

    /** A command that changes nothing appends no event; the result is the position of the stream's last event. */
    public <E> String write(History<E> history, List<? extends E> more, Request request) {
        return more.isEmpty() ? history.last().toString() : write(history.then(more), request);
    }
}
