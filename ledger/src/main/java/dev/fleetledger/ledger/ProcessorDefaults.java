package dev.fleetledger.ledger;

import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/** How a processor of Axon runs unless its service says otherwise. */
final class ProcessorDefaults {

    /** One event after the other. Axon 4.13.0's own policy for this gives another answer in every process. */
    private static final SequencingPolicy<EventMessage<?>> IN_ORDER = event -> "in order";

    private static final int BATCH = 200;
    private static final long EXTEND_CLAIM_MILLIS = LedgerShell.CLAIM.toMillis() / 5;

    private ProcessorDefaults() {}

    static void on(EventProcessingConfigurer processing) {
        processing.registerDefaultSequencingPolicy(configuration -> IN_ORDER)
                // The stock handler logs and goes on, which leaves a hole in a view that nobody sees.
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .usingPooledStreamingEventProcessors(ProcessorDefaults::pooled);
    }

    private static PooledStreamingEventProcessor.Builder pooled(Configuration configuration, PooledStreamingEventProcessor.Builder builder) {
        return builder.initialSegmentCount(1)
                .batchSize(BATCH)
                .tokenClaimInterval(EXTEND_CLAIM_MILLIS)
                .claimExtensionThreshold(EXTEND_CLAIM_MILLIS);
    }
}
