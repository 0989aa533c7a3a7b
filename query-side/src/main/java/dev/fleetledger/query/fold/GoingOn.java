package dev.fleetledger.query.fold;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets the processor go on as soon as a database that was away is back. By itself it waits after each failure twice as long as
 * before, up to a minute (Coordinator of Axon 4.13.0), and the views would stand still for as long again as the database was away.
 */
@Component
@Profile("!rebuild")
class GoingOn {

    private static final Logger LOG = LoggerFactory.getLogger(GoingOn.class);
    /** There is no other. */
    private static final int SEGMENT = 0;

    private final EventProcessingConfiguration processing;
    private final Progress progress;
    private boolean wasAway;

    GoingOn(EventProcessingConfiguration processing, Progress progress) {
        this.processing = processing;
        this.progress = progress;
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
    void look() {
        try {
            progress.read();
            if (wasAway) {
                wasAway = stillWaits();
            }
        } catch (RuntimeException e) {
            wasAway = true;
        }
    }

    /** An event that can't be folded keeps its own pauses: this looks only after the database was away. */
    private boolean stillWaits() {
        StreamingEventProcessor views = processing.eventProcessor(LedgerTail.GROUP, StreamingEventProcessor.class).orElseThrow();
        if (views.isError()) {
            LOG.info("The database is back: the views go on");
            views.claimSegment(SEGMENT);
        }
        return views.isError();
    }
}
