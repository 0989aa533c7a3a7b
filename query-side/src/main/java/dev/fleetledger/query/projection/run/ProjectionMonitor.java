package dev.fleetledger.query.projection.run;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.liveness.Heartbeat;
import dev.fleetledger.liveness.LivenessMonitor;
import dev.fleetledger.liveness.service.LivenessProperties;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;

/**
 * Gives the heartbeats of the views' event processor, whose threads are Axon's: as long as it projects events, has none to project, can't
 * read them, or leaves them to another instance. {@link FailedBatchHandler} adds those of batches that fail.
 */
@Component
@Profile("!rebuild")
class ProjectionMonitor {

    static final String TASK = "projection";

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionMonitor.class);

    private final EventProcessingConfiguration processing;
    private final TokenStore tokenStore;
    private final ProjectionCheckpoint projectionCheckpoint;
    private final GapStopReader ledger;
    private final Heartbeat heartbeat;
    private long lastPosition = -1;

    ProjectionMonitor(EventProcessingConfiguration processing, TokenStore tokenStore, ProjectionCheckpoint projectionCheckpoint,
            GapStopReader ledger, LivenessMonitor livenessMonitor, LivenessProperties liveness) {
        this.processing = processing;
        this.tokenStore = tokenStore;
        this.projectionCheckpoint = projectionCheckpoint;
        this.ledger = ledger;
        this.heartbeat = new Heartbeat(livenessMonitor, TASK, liveness.maxPause());
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
    void check() {
        try {
            long position = projectionCheckpoint.read().position();
            if (position != lastPosition || isError() || ledger.read(new Position(position), 1).isEmpty() || isClaimedByOther()) {
                heartbeat.signal();
            }
            lastPosition = position;
        } catch (RuntimeException e) {
            LOG.debug("The database is unavailable, so the processor has nothing to project", e);
            heartbeat.signal();
        }
    }

    /** Whether the processor waits before it reads the ledger again. It doesn't count a batch that failed as an error. */
    private boolean isError() {
        return processing.eventProcessor(EventProjection.GROUP, StreamingEventProcessor.class).orElseThrow().isError();
    }

    /** A claim that has expired doesn't count: this instance should have taken it over. */
    private boolean isClaimedByOther() {
        return tokenStore.fetchAvailableSegments(EventProjection.GROUP).isEmpty();
    }
}
