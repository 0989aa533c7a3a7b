package dev.fleetledger.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** Implements the ledger with Axon's event store. */
record AxonLedger(LedgerStore store, EventTable table, Recorder recorder, InstantSource clock) implements Ledger {

    @Override
    public Position append(List<NewEvent> events, Map<String, String> metadata) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("Nothing to append");
        }
        MetaData shared = MetaData.from(metadata);
        // Truncated to microseconds, the precision of the timestamp column, so that an event reads back equal to what was appended.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.append(events.stream().map(event -> message(event, shared, now)).toList());
    }

    private static DomainEventMessage<Object> message(NewEvent event, MetaData metadata, Instant now) {
        return new GenericDomainEventMessage<>(event.stream().type(), event.stream().identifier(), event.sequence(),
                event.payload(), metadata, EventId.next(now).toString(), now);
    }

    @Override
    public List<Recorded> read(StreamId stream) {
        return recorder.recorded(table.ofStreams(List.of(stream), 0));
    }

    @Override
    public List<Recorded> readNewest(StreamId stream) {
        return recorder.recorded(table.newest(stream));
    }

    @Override
    public Map<StreamId, List<Recorded>> readAll(Collection<StreamId> streams) {
        Map<StreamId, List<Recorded>> found = recorder.recorded(table.ofStreams(streams, 0)).stream()
                .collect(groupingBy(Recorded::stream));
        Map<StreamId, List<Recorded>> asked = new LinkedHashMap<>();
        streams.forEach(stream -> asked.put(stream, found.getOrDefault(stream, List.of())));
        return asked;
    }

    @Override
    public Map<StreamId, Long> nextSequences(Collection<StreamId> streams) {
        return table.lastSequences(streams).stream()
                .collect(toMap(EventTable.StreamEnd::stream, end -> end.last() + 1, (one, same) -> one));
    }
}
