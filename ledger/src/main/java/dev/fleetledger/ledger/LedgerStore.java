package dev.fleetledger.ledger;

import java.util.List;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Axon's event store on our engine. It appends immediately instead of at the end of the unit of work; its streams signal new events. */
final class LedgerStore extends EmbeddedEventStore {

    private final LedgerEngine engine;
    private final NewEvents newEvents;

    LedgerStore(LedgerEngine engine, NewEvents newEvents) {
        super(EmbeddedEventStore.builder().storageEngine(engine));
        this.engine = engine;
        this.newEvents = newEvents;
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
            newEvents.committed();
        }
        return last;
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        newEvents.committed();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken start) {
        return new LedgerStream(start, newEvents, engine::batch, null);
    }

    TrackingEventStream openStream(@Nullable TrackingToken start, ReadAhead.Done done) {
        return new LedgerStream(start, newEvents, engine::batch, done);
    }

    private final class AfterCommit implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            newEvents.committed();
        }
    }
}
