package dev.fleetledger.ledger.axon;

import java.time.Duration;

import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;


/** Default settings of Axon's event processors, which a service may override. */
public final class ProcessorDefaults {

    /** Processes all events sequentially. Axon 4.13.0's own policy for this returns a different result in every process. */
    private static final SequencingPolicy<EventMessage<?>> SEQUENTIAL = event -> "in order";

    private static final int BATCH_SIZE = 200;
    /**
     * Timeout after which another process takes over the processors of a killed one: well below the five seconds that a reader waits
     * for what was written. The claim is extended five times as often. Processes compare it by their own clocks, which must not differ
     * by more than a second.
     */
    public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(2);
    private static final long EXTEND_CLAIM_MILLIS = CLAIM_TIMEOUT.toMillis() / 5;

    private ProcessorDefaults() {}

    public static void configure(EventProcessingConfigurer processing) {
        processing.registerDefaultSequencingPolicy(configuration -> SEQUENTIAL)
                // Axon's handler logs an error and continues, which would silently leave an event out of a view.
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .usingPooledStreamingEventProcessors(ProcessorDefaults::pooled);
    }

    private static PooledStreamingEventProcessor.Builder pooled(Configuration configuration,
            PooledStreamingEventProcessor.Builder builder) {
        return builder.initialSegmentCount(1)
                .batchSize(BATCH_SIZE)
                .tokenClaimInterval(EXTEND_CLAIM_MILLIS)
                .claimExtensionThreshold(EXTEND_CLAIM_MILLIS)
                // Else a batch that takes longer than the timeout would be taken over, and roll back, in one process after the other.
                .enableCoordinatorClaimExtension();
    }
}
