package dev.fleetledger.query.projection.run;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;

/**
 * Resumes the views' event processor once the database is reachable again. Axon 4.13.0 ({@code Coordinator}) doubles its back-off up to one
 * minute, so the views would lag for as long again as the outage lasted.
 */
@Component
@Profile("!rebuild")
class ProcessorResumer {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorResumer.class);
    /** The processor's only segment. */
    private static final int SEGMENT = 0;

    private final EventProcessingConfiguration processing;
    private final ProjectionCheckpoint projectionCheckpoint;
    private boolean wasUnavailable;

    ProcessorResumer(EventProcessingConfiguration processing, ProjectionCheckpoint projectionCheckpoint) {
        this.processing = processing;
        this.projectionCheckpoint = projectionCheckpoint;
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
    void resumeIfWaiting() {
        try {
            projectionCheckpoint.read();
            if (wasUnavailable) {
                wasUnavailable = resumeIfFailed();
            }
        } catch (RuntimeException e) {
            wasUnavailable = true;
        }
    }

    /** Runs only after an outage of the database; the back-off after an event that can't be projected is left to Axon. */
    private boolean resumeIfFailed() {
        StreamingEventProcessor processor = processing.eventProcessor(EventProjection.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
        if (processor.isError()) {
            LOG.info("The database is available again: resuming the views' event processor");
            processor.claimSegment(SEGMENT);
        }
        return processor.isError();
    }
}
