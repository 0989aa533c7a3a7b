package dev.fleetledger.command.reports;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import dev.fleetledger.contract.intent.Keys;

/** Reads the reports topic as one of the hub's group. What the database has committed, and only that, is committed to Kafka. */
final class ReportsLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReportsLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS_FOR_THE_TOPIC = Duration.ofSeconds(10);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final ReportsTopic topic;
    private final Taking taking;
    private final Sweep sweep;
    private final InstantSource clock;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    ReportsLoop(Supplier<Consumer<String, byte[]>> consumers, ReportsTopic topic, Taking taking, Sweep sweep, InstantSource clock) {
        this.consumers = consumers;
        this.topic = topic;
        this.taking = taking;
        this.sweep = sweep;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("reports").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread reading = thread;
        if (reading != null) {
            join(reading);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                topic.make();
                consumer.subscribe(Set.of(Keys.REPORTS_TOPIC));
                read(consumer);
            } catch (RuntimeException e) {
                LOG.warn("Reading reports begins again: {}", e.toString());
                pause();
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        long next = System.nanoTime();
        long look = next + BETWEEN_LOOKS_FOR_THE_TOPIC.toNanos();
        while (running) {
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            consumer.poll(POLL).forEach(records::add);
            if (!records.isEmpty()) {
                taking.take(records);
                consumer.commitSync();
            }
            if (System.nanoTime() >= next) {
                sweep.run(clock.instant());
                next = System.nanoTime() + BETWEEN_SWEEPS.toNanos();
            }
            if (System.nanoTime() >= look) {
                topic.makeAgain();
                look = System.nanoTime() + BETWEEN_LOOKS_FOR_THE_TOPIC.toNanos();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_TROUBLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread reading) {
        try {
            reading.join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
