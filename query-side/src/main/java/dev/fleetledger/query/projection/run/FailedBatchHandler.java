package dev.fleetledger.query.projection.run;

import java.time.Duration;

import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;

import dev.fleetledger.liveness.LivenessMonitor;

/**
 * Takes a batch that can't be projected as a sign of life, because Axon will retry it. A restart wouldn't help, and the views answer
 * meanwhile, though they lag.
 */
class FailedBatchHandler implements ErrorHandler {

    /** Axon 4.13.0 ({@code Coordinator}) doubles its back-off up to one minute. */
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

    private final LivenessMonitor livenessMonitor;
    private final Duration maxPause;

    FailedBatchHandler(LivenessMonitor livenessMonitor, Duration maxPause) {
        this.livenessMonitor = livenessMonitor;
        this.maxPause = maxPause;
    }

    @Override
    public void handleError(ErrorContext failure) throws Exception {
        livenessMonitor.expectWithin(ProjectionMonitor.TASK, maxPause.plus(LONGEST_BACK_OFF));
        PropagatingErrorHandler.instance().handleError(failure);
    }
}
