package dev.fleetledger.ledger.axon;

import static org.axonframework.eventhandling.EventUtils.upcastAndDeserializeTrackedEvents;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.StreamConflictException;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.ledger.table.ConflictTranslator;
import dev.fleetledger.ledger.table.EventInserter;
import dev.fleetledger.ledger.table.EventRow;
import dev.fleetledger.ledger.table.EventTable;
import dev.fleetledger.ledger.table.GapStop;

/**
 * Axon's JDBC engine on our table. It appends in one round trip, reads tracked events through {@link GapStop}, and identifies a stream by
 * {@link StreamId#toString() type and identifier}. Snapshots are not supported.
 */
public final class LedgerStorageEngine extends JdbcEventStorageEngine {

    private final TransactionManager transactions;
    private final EventTable table;
    private final EventInserter inserter;
    private final GapStop gapStop;

    public LedgerStorageEngine(Serializer events, ConnectionProvider connections, TransactionManager transactions, EventTable table,
            EventInserter inserter, GapStop gapStop) {
        super(builder().dataType(String.class).eventSerializer(events).snapshotSerializer(events).connectionProvider(connections)
                .transactionManager(transactions).persistenceExceptionResolver(failure -> ConflictTranslator.translate(failure) != null));
        this.transactions = transactions;
        this.table = table;
        this.inserter = inserter;
        this.gapStop = gapStop;
    }

    /** @return the position of the last event */
    Position append(List<? extends EventMessage<?>> events) {
        return append(events, getEventSerializer());
    }

    private Position append(List<? extends EventMessage<?>> events, Serializer serializer) {
        try {
            return transactions.fetchInTransaction(() -> inserter.insert(events, serializer));
        } catch (RuntimeException e) {
            StreamConflictException conflict = ConflictTranslator.translate(e);
            throw conflict == null ? e : conflict;
        }
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (!events.isEmpty()) {
            append(events, serializer);
        }
    }

    /** Returns the events after this token that one query can read. */
    Iterator<TrackedEventMessage<?>> readBatch(@Nullable TrackingToken after) {
        return upcastAndDeserializeTrackedEvents(fetchTrackedEvents(after, batchSize()).stream(), getEventSerializer(), upcasterChain)
                .<TrackedEventMessage<?>>map(event -> event).iterator();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        long after = last == null ? 0 : ((GapAwareTrackingToken) last).getIndex();
        return gapStop.read(after, batchSize).stream()
                .map(row -> new TrackedDomainEventData<>(token(row.position()), entry(row)))
                .toList();
    }

    /** Reads a whole stream in one query; Axon's engine repeats its query until the result is empty. */
    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String stream, long firstSequenceNumber) {
        return table.readStreams(List.of(StreamId.parse(stream)), firstSequenceNumber).stream().map(LedgerStorageEngine::entry);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return table.lastSequences(List.of(StreamId.parse(stream))).stream().map(EventTable.StreamEnd::last).filter(last -> last >= 0)
                .findFirst();
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("The ledger does not support snapshots");
    }

    /** Returns 0 instead of the lowest existing position, because a lower one may still be uncommitted. */
    @Override
    protected PreparedStatement createTailToken(Connection connection) throws SQLException {
        return connection.prepareStatement("select 0::bigint");
    }

    /** Marks the end of a replay. A reader that starts at this token may miss uncommitted events below it. */
    @Override
    protected PreparedStatement createHeadToken(Connection connection) throws SQLException {
        return connection.prepareStatement("select coalesce(max(position), 0) from ledger.events");
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        throw new UnsupportedOperationException("Timestamps don't define the order of events; use a position");
    }

    private static TrackingToken token(long position) {
        return GapAwareTrackingToken.newInstance(position, Set.of());
    }

    private static GenericDomainEventEntry<String> entry(EventRow row) {
        return new GenericDomainEventEntry<>(row.aggregateType(), row.aggregateIdentifier(), row.sequence(), row.identifier(),
                row.timestamp().toString(), row.type(), row.version(), row.payload(), row.metadata());
    }
}
