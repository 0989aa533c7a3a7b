package dev.fleetledger.ledger.axon;

import java.util.List;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.table.LedgerNotifier;

/** Axon's event store on our engine. It appends immediately instead of at the end of the unit of work; its streams signal new events. */
public final class LedgerEventStore extends EmbeddedEventStore {

    private final LedgerStorageEngine engine;
    private final LedgerNotifier ledgerNotifier;

    public LedgerEventStore(LedgerStorageEngine engine, LedgerNotifier ledgerNotifier) {
        super(EmbeddedEventStore.builder().storageEngine(engine));
        this.engine = engine;
        this.ledgerNotifier = ledgerNotifier;
    }

    /**
     * Inserts immediately. Axon inserts published events only while the unit of work commits, where an {@link Error} isn't rolled
     * back and leaves a broken connection to the next command.
     */
    Position append(List<? extends EventMessage<?>> events) {
        Position last = engine.append(intercept(events));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new AfterCommit());
        } else {
            ledgerNotifier.notifyCommitted();
        }
        return last;
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        ledgerNotifier.notifyCommitted();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken start) {
        return new LedgerEventStream(start, ledgerNotifier, engine::readBatch, null);
    }

    TrackingEventStream openStream(@Nullable TrackingToken start, BoundedEventSource.ProcessedPosition processedPosition) {
        return new LedgerEventStream(start, ledgerNotifier, engine::readBatch, processedPosition);
    }

    private final class AfterCommit implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            ledgerNotifier.notifyCommitted();
        }
    }
}
