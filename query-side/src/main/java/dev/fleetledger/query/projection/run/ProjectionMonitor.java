package dev.fleetledger.query.projection.run;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
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
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;

/**
 * Gives the heartbeats of the views' event processor, whose threads are Axon's: as long as it projects events, has none to project, or
 * retries after an error.
 */
@Component
@Profile("!rebuild")
class ProjectionMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionMonitor.class);

    private final EventProcessingConfiguration processing;
    private final ProjectionCheckpoint projectionCheckpoint;
    private final GapStopReader ledger;
    private final Heartbeat heartbeat;
    private long lastPosition = -1;

    ProjectionMonitor(EventProcessingConfiguration processing, ProjectionCheckpoint projectionCheckpoint, GapStopReader ledger,
            LivenessMonitor livenessMonitor, LivenessProperties liveness) {
        this.processing = processing;
        this.projectionCheckpoint = projectionCheckpoint;
        this.ledger = ledger;
        this.heartbeat = new Heartbeat(livenessMonitor, "projection", liveness.maxPause());
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
    void check() {
        try {
            long position = projectionCheckpoint.read().position();
            if (position != lastPosition || isError() || ledger.read(new Position(position), 1).isEmpty()) {
                heartbeat.signal();
            }
            lastPosition = position;
        } catch (RuntimeException e) {
            LOG.debug("The database is unavailable, so the processor has nothing to project", e);
            heartbeat.signal();
        }
    }

    private boolean isError() {
        return processing.eventProcessor(LedgerEventHandler.GROUP, StreamingEventProcessor.class).orElseThrow().isError();
    }
}
