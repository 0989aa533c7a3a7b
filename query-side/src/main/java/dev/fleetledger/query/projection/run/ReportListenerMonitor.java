package dev.fleetledger.query.projection.run;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.common.Metric;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

import dev.fleetledger.liveness.WatchdogTarget;
import dev.fleetledger.liveness.service.LivenessProperties;
import dev.fleetledger.query.projection.rebuild.CatchUpInitializer;

/** Finds a report listener that has ended, or doesn't poll any more. Kafka's client knows when it was polled, even if Kafka is unavailable. */
@Component
@Profile("!rebuild")
class ReportListenerMonitor implements WatchdogTarget {

    private static final String SECONDS_SINCE_POLL = "last-poll-seconds-ago";

    private final KafkaListenerEndpointRegistry listeners;
    private final CatchUpInitializer catchUpInitializer;
    private final Duration maxPause;
    private volatile long postponedUntil = System.nanoTime();

    ReportListenerMonitor(KafkaListenerEndpointRegistry listeners, CatchUpInitializer catchUpInitializer, LivenessProperties liveness) {
        this.listeners = listeners;
        this.catchUpInitializer = catchUpInitializer;
        this.maxPause = liveness.maxPause();
    }

    @Override
    public List<String> stuck() {
        MessageListenerContainer container = listeners.getListenerContainer(ReportListener.ID);
        // It is started once the views have caught up.
        if (container == null || !catchUpInitializer.isDone() || System.nanoTime() - postponedUntil < 0) {
            return List.of();
        }
        return container.isRunning() && secondsSincePoll(container) <= maxPause.toSeconds() ? List.of() : List.of("reports");
    }

    @Override
    public void postponeDeadlines(Duration time) {
        postponedUntil = System.nanoTime() + maxPause.toNanos();
    }

    /** Returns -1 before the first poll. */
    private static double secondsSincePoll(MessageListenerContainer container) {
        return container.metrics().values().stream().flatMap(metrics -> metrics.values().stream())
                .filter(metric -> metric.metricName().name().equals(SECONDS_SINCE_POLL)).map(Metric::metricValue)
                .mapToDouble(value -> ((Number) value).doubleValue()).max().orElse(-1);
    }
}
