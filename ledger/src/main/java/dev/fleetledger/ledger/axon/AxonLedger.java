package dev.fleetledger.ledger.axon;

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

import dev.fleetledger.ledger.EventOutline;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.ledger.table.EventDecoder;
import dev.fleetledger.ledger.table.EventId;
import dev.fleetledger.ledger.table.EventTable;
import dev.fleetledger.ledger.table.OutlineTable;

/** Implements the ledger with Axon's event store. */
public record AxonLedger(LedgerEventStore store, EventTable table, OutlineTable outlineTable, EventDecoder decoder, InstantSource clock)
        implements Ledger {

    @Override
    public Position append(List<NewEvent> events, Map<String, String> metadata) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("Nothing to append");
        }
        MetaData metaData = MetaData.from(metadata);
        // Truncated to microseconds, the precision of the timestamp column, so that an event reads back equal to what was appended.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return store.append(events.stream().map(event -> toMessage(event, metaData, now)).toList());
    }

    private static DomainEventMessage<Object> toMessage(NewEvent event, MetaData metadata, Instant now) {
        return new GenericDomainEventMessage<>(event.stream().type(), event.stream().identifier(), event.sequence(),
                event.payload(), metadata, EventId.next(now).toString(), now);
    }

    @Override
    public List<RecordedEvent> read(StreamId stream) {
        return decoder.decode(table.readStreams(List.of(stream), 0));
    }

    @Override
    public List<RecordedEvent> readCompacted(StreamId stream) {
        return decoder.decode(table.readCompacted(stream));
    }

    @Override
    public List<RecordedEvent> readWithFew(StreamId stream, String type, Collection<Integer> numbers) {
        return decoder.decode(table.readWithFew(stream, type, numbers));
    }

    @Override
    public Map<StreamId, List<RecordedEvent>> readStreams(Collection<StreamId> streams) {
        Map<StreamId, List<RecordedEvent>> byStream = decoder.decode(table.readStreams(streams, 0)).stream()
                .collect(groupingBy(RecordedEvent::stream));
        Map<StreamId, List<RecordedEvent>> result = new LinkedHashMap<>();
        streams.forEach(stream -> result.put(stream, byStream.getOrDefault(stream, List.of())));
        return result;
    }

    @Override
    public Map<StreamId, Long> nextSequences(Collection<StreamId> streams) {
        return table.lastSequences(streams).stream()
                .collect(toMap(EventTable.StreamEnd::stream, end -> end.last() + 1, (one, same) -> one));
    }

    @Override
    public List<RecordedEvent> readAt(Collection<Position> positions) {
        return decoder.decode(table.readAt(positions.stream().map(Position::value).toList()));
    }

    @Override
    public List<RecordedEvent> readNearest(Position position) {
        return decoder.decode(table.readNearest(position.value()));
    }

    @Override
    public List<EventOutline> outline(StreamId stream) {
        return outlineTable.readStream(stream);
    }

    @Override
    public List<EventOutline> outlineCommand(Position position) {
        return outlineTable.readCommand(position, MAX_OUTLINE);
    }
}
