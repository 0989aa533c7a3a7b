package dev.fleetledger.ledger.axon;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.ledger.wiring.WiringVerifier;

/**
 * Event source for a processor that receives at most two pages of unprocessed events. By default a pooled processor of Axon queues
 * up to 1,024 events (WorkPackage, 4.13.0), and each may be one megabyte large.
 */
public final class BoundedEventSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final LedgerEventStore store;
    private final ProcessedPosition processedPosition;

    private BoundedEventSource(LedgerEventStore store, ProcessedPosition processedPosition) {
        this.store = store;
        this.processedPosition = processedPosition;
    }

    /** Progress of a processor. */
    public interface ProcessedPosition {

        /** Returns the position of the last processed event. */
        long position();

        /** Registers a callback that is run on any thread after each change of the position. It replaces the one registered before. */
        void onAdvance(Runnable callback);
    }

    /** @throws ClassCastException when the store is not the ledger's; {@link WiringVerifier} rules this out */
    public static BoundedEventSource of(EventStore ledger, ProcessedPosition processedPosition) {
        return new BoundedEventSource((LedgerEventStore) ledger, processedPosition);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken start) {
        return store.openStream(start, processedPosition);
    }
}
