package dev.fleetledger.ledger;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger for a processor that is handed no more than two pages beyond what it is done with. By itself a pooled processor of Axon queues
 * up to 1,024 events (WorkPackage, 4.13.0), and each may hold a megabyte.
 */
public final class ReadAhead implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final LedgerStore store;
    private final Done done;

    private ReadAhead(LedgerStore store, Done done) {
        this.store = store;
        this.done = done;
    }

    /** How far a processor is. */
    public interface Done {

        /** Of the last event that it is done with. */
        long position();

        /** @param look is called after each move, on whatever thread; only the last one given is */
        void whenMoved(Runnable look);
    }

    /** @throws ClassCastException when the store is not the ledger's, which {@link Wiring} doesn't let happen */
    public static ReadAhead of(EventStore ledger, Done done) {
        return new ReadAhead((LedgerStore) ledger, done);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken start) {
        return store.openStream(start, done);
    }
}
