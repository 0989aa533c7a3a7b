package dev.fleetledger.agent.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.broker.BrokerRefusal;
import dev.fleetledger.agent.broker.Lockout.Client;
import dev.fleetledger.contract.intent.WireNames;

/**
 * Reads one cluster's topic without a consumer group: no offset is committed, so no record can be skipped. It first reads to the
 * end and acts only on the latest record per key, since older ones would be applied again otherwise; then it follows the topic.
 */
public final class KafkaIntentSource implements IntentSource {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaIntentSource.class);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration CONTINUITY_CHECK_INTERVAL = Duration.ofSeconds(15);
    /** Three times the longest fetch (5 s): a request waits on its connection until an empty fetch has returned. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);

    /** Disables metrics that nobody reads (JMX and client telemetry load a hundred classes). A record has at most a megabyte. */
    private static final Map<String, Object> LOW_MEMORY_SETTINGS = Map.of("metric.reporters", "", "enable.metrics.push", false,
            "receive.buffer.bytes", 65_536, "max.partition.fetch.bytes", 1_048_576);

    private final Map<String, Object> settings;
    private final TopicPartition partition;
    private final Reader reader;
    private final Duration rereadInterval;
    private final TopicContinuityCheck continuityCheck;
    private volatile boolean caughtUp;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile long behind;
    private volatile @Nullable Consumer<String, byte[]> activeConsumer;
    private volatile @Nullable Thread thread;

    /**
     * @param rereadInterval interval after which the topic is read from its start, since a recreated topic may have grown beyond our position
     */
    public KafkaIntentSource(Map<String, String> client, Reader reader, Duration rereadInterval) {
        this.settings = new HashMap<>(LOW_MEMORY_SETTINGS);
        this.settings.putAll(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1024 * 1024,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 10_000,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5_000));
        this.settings.putAll(client);
        this.partition = new TopicPartition(WireNames.intentsTopic(reader.cluster()), 0);
        this.continuityCheck = new TopicContinuityCheck(partition, CONTINUITY_CHECK_INTERVAL);
        this.reader = reader;
        this.rereadInterval = rereadInterval;
    }

    @Override
    public void start() {
        // A platform thread, because Kafka's selector would block a virtual thread's carrier.
        thread = Thread.ofPlatform().daemon().name("intents " + partition.topic()).start(this::run);
    }

    @Override
    public void stop() {
        stopped = true;
        stop.countDown();
        if (activeConsumer != null) {
            // No interrupt, which would also abort the orderly close.
            activeConsumer.wakeup();
        }
    }

    @Override
    public boolean isAlive() {
        Thread running = thread;
        return running == null || running.isAlive();
    }

    @Override
    public boolean hasCaughtUp() {
        return caughtUp;
    }

    @Override
    public long behind() {
        return behind;
    }

    private void run() {
        while (!stopped) {
            reader.signalAlive().run();
            try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                activeConsumer = consumer;
                consume(consumer);
            } catch (WakeupException e) {
                LOG.debug("Stopped reading {}", partition.topic());
            } catch (KafkaException e) {
                pause(retryDelay(e));
            } catch (RuntimeException e) {
                LOG.error("Processing {} failed unexpectedly, rereading it", partition.topic(), e);
                pause(RETRY_DELAY);
            }
        }
    }

    private Duration retryDelay(KafkaException failure) {
        if (BrokerRefusal.isRefusal(failure)) {
            return reader.lockout().refused(Client.INTENTS, String.valueOf(failure.getMessage()));
        }
        LOG.warn("{} can't be read, retrying: {}", partition.topic(), failure.getMessage());
        return RETRY_DELAY;
    }

    private void consume(Consumer<String, byte[]> consumer) {
        while (!stopped && consumer.partitionsFor(partition.topic(), REQUEST_TIMEOUT).isEmpty()) {
            LOG.info("Waiting for topic {}", partition.topic());
            reader.lockout().accepted(Client.INTENTS);
            reader.signalAlive().run();
            pause(RETRY_DELAY);
        }
        consumer.assign(List.of(partition));
        while (!stopped) {
            continuityCheck.reset();
            consumer.seekToBeginning(List.of(partition));
            Map<String, byte[]> latest = readLatest(consumer);
            reader.lockout().accepted(Client.INTENTS);
            reader.beforeActing().run();
            reader.intake().replay(latest);
            if (!caughtUp) {
                caughtUp = true;
                reader.afterReplay().run();
            }
            follow(consumer, System.nanoTime() + rereadInterval.toNanos());
        }
    }

    private Map<String, byte[]> readLatest(Consumer<String, byte[]> consumer) {
        Map<String, byte[]> latest = new HashMap<>();
        long end = consumer.endOffsets(List.of(partition), REQUEST_TIMEOUT).getOrDefault(partition, 0L);
        while (!stopped && consumer.position(partition, REQUEST_TIMEOUT) < end) {
            reader.signalAlive().run();
            behind = end - consumer.position(partition, REQUEST_TIMEOUT);
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL_TIMEOUT)) {
                continuityCheck.record(record);
                if (record.value() == null) {
                    latest.remove(record.key());
                } else {
                    latest.put(record.key(), record.value());
                }
            }
        }
        return latest;
    }

    private void follow(Consumer<String, byte[]> consumer, long until) {
        while (!stopped && System.nanoTime() - until < 0 && !continuityCheck.isBroken(consumer)) {
            reader.signalAlive().run();
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL_TIMEOUT);
            records.forEach(continuityCheck::record);
            records.forEach(record -> reader.intake().accept(record.key(), record.value()));
            OptionalLong lag = consumer.currentLag(partition);
            behind = lag.orElse(behind);
        }
    }

    private void pause(Duration delay) {
        try {
            stop.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
