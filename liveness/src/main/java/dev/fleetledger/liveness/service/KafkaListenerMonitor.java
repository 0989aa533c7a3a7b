package dev.fleetledger.liveness.service;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.apache.kafka.common.Metric;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

import dev.fleetledger.liveness.WatchdogTarget;

/** Finds a Kafka listener that has ended, or doesn't poll any more. Kafka's client knows when it was polled, even if Kafka is unavailable. */
public final class KafkaListenerMonitor implements WatchdogTarget {

    private static final String SECONDS_SINCE_POLL = "last-poll-seconds-ago";

    private final KafkaListenerEndpointRegistry listeners;
    private final String listener;
    private final BooleanSupplier isStarted;
    private final Duration maxPause;
    private volatile long postponedUntil = System.nanoTime();

    /**
     * @param listener  id of the listener, under which it is reported as stuck
     * @param isStarted whether the listener should be running by now
     * @param maxPause  longest time between two polls, in which a batch is processed
     */
    public KafkaListenerMonitor(KafkaListenerEndpointRegistry listeners, String listener, BooleanSupplier isStarted, Duration maxPause) {
        this.listeners = listeners;
        this.listener = listener;
        this.isStarted = isStarted;
        this.maxPause = maxPause;
    }

    @Override
    public List<String> stuck() {
        MessageListenerContainer container = listeners.getListenerContainer(listener);
        if (container == null || !isStarted.getAsBoolean() || System.nanoTime() - postponedUntil < 0) {
            return List.of();
        }
        return container.isRunning() && secondsSincePoll(container) <= maxPause.toSeconds() ? List.of() : List.of(listener);
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
