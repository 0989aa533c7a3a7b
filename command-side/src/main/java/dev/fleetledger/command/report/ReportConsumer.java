package dev.fleetledger.command.report;

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

import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.liveness.Heartbeat;

/** Consumes the reports topic as a member of the hub's consumer group. Offsets are committed only after the database transaction. */
final class ReportConsumer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReportConsumer.class);
    /** Limits how long a stop waits for a running poll. */
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, byte[]>> consumerFactory;
    private final ReportTopic topic;
    private final ReportBatchProcessor batchProcessor;
    private final TimeoutSweep timeoutSweep;
    private final InstantSource clock;
    private final Duration sweepInterval;
    private final Duration topicCheckInterval;
    private final Heartbeat heartbeat;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    /** @param topicCheckInterval interval of the check that the topic exists, because a broker that lost its data has lost it too */
    ReportConsumer(Supplier<Consumer<String, byte[]>> consumerFactory, ReportTopic topic, ReportBatchProcessor batchProcessor,
            TimeoutSweep timeoutSweep, InstantSource clock,
            Duration sweepInterval, Duration topicCheckInterval, Heartbeat heartbeat) {
        this.consumerFactory = consumerFactory;
        this.topic = topic;
        this.batchProcessor = batchProcessor;
        this.timeoutSweep = timeoutSweep;
        this.clock = clock;
        this.sweepInterval = sweepInterval;
        this.topicCheckInterval = topicCheckInterval;
        this.heartbeat = heartbeat;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("reports").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread current = thread;
        if (current != null) {
            join(current);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            heartbeat.signal();
            try (Consumer<String, byte[]> consumer = consumerFactory.get()) {
                topic.create();
                consumer.subscribe(Set.of(WireNames.REPORTS_TOPIC));
                read(consumer);
            } catch (RuntimeException | Error e) {
                LOG.warn("Consuming reports failed, restarting: {}", e.toString());
                pause();
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        long nextSweep = System.nanoTime();
        long nextCheck = nextSweep + topicCheckInterval.toNanos();
        while (running) {
            heartbeat.signal();
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            consumer.poll(POLL).forEach(records::add);
            if (!records.isEmpty()) {
                batchProcessor.process(records);
                consumer.commitSync();
            }
            if (System.nanoTime() >= nextSweep) {
                timeoutSweep.run(clock.instant());
                nextSweep = System.nanoTime() + sweepInterval.toNanos();
            }
            if (System.nanoTime() >= nextCheck) {
                topic.ensure();
                nextCheck = System.nanoTime() + topicCheckInterval.toNanos();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread current) {
        try {
            current.join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
