package dev.fleetledger.ledger;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Event source for a processor that receives at most two pages of unprocessed events. By default a pooled processor of Axon queues
 * up to 1,024 events (WorkPackage, 4.13.0), and each may be one megabyte large.
 */
public final class ReadAhead implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final LedgerStore store;
    private final Done done;

    private ReadAhead(LedgerStore store, Done done) {
        this.store = store;
        this.done = done;
    }

    /** Progress of a processor. */
    public interface Done {

        /** Returns the position of the last processed event. */
        long position();

        /** @param look is called on any thread after each change of the position; only the last one registered is called */
        void whenMoved(Runnable look);
    }

    /** @throws ClassCastException when the store is not the ledger's; {@link Wiring} rules this out */
    public static ReadAhead of(EventStore ledger, Done done) {
        return new ReadAhead((LedgerStore) ledger, done);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken start) {
        return store.openStream(start, done);
    }
}
