package dev.fleetledger.query.projection.rebuild;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.projection.run.ReportListener;

/** Waits until the views have caught up with the ledger's head at startup; then starts the report listener and reports readiness. */
@Component
@Profile("!rebuild")
public class CatchUpInitializer implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpInitializer.class);
    private static final int POLL_INTERVAL_MILLIS = 50;
    private static final int START_INTERVAL_MILLIS = 1_000;

    private final Replay replay;
    private final ProjectionCheckpoint projectionCheckpoint;
    private final GapStopReader ledger;
    private final KafkaListenerEndpointRegistry listeners;
    private @Nullable Position head;
    private volatile boolean isDone;

    CatchUpInitializer(Replay replay, ProjectionCheckpoint projectionCheckpoint, GapStopReader ledger,
            KafkaListenerEndpointRegistry listeners) {
        this.replay = replay;
        this.projectionCheckpoint = projectionCheckpoint;
        this.ledger = ledger;
        this.listeners = listeners;
    }

    public boolean isDone() {
        return isDone;
    }

    /** Runs before the processor starts, because the views may have been rebuilt and reports may have arrived since. */
    @Override
    public void afterSingletonsInstantiated() {
        replay.replayStoredReports();
    }

    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        Thread.ofVirtual().name("catch-up").start(this::waitForHead);
    }

    private void waitForHead() {
        try {
            while (!hasCaughtUp()) {
                Thread.sleep(POLL_INTERVAL_MILLIS);
            }
            while (!startReportListener()) {
                Thread.sleep(START_INTERVAL_MILLIS);
            }
            isDone = true;
            LOG.info("The views have caught up with the ledger at position {}", projectionCheckpoint.read().position());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fails, for example, while the name of no broker can be resolved. */
    private boolean startReportListener() {
        MessageListenerContainer container = Objects.requireNonNull(listeners.getListenerContainer(ReportListener.ID));
        try {
            container.start();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The report listener could not be started", e);
            // It counts as running, though it has no consumer.
            container.stop();
            return false;
        }
    }

    private boolean hasCaughtUp() {
        try {
            head = head == null ? ledger.head() : head;
            return projectionCheckpoint.read().position() >= head.value();
        } catch (RuntimeException e) {
            LOG.warn("The checkpoint of the views could not be read: {}", e.toString());
            return false;
        }
    }
}
