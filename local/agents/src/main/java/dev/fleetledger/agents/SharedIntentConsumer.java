package dev.fleetledger.agents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the intents of all clusters without a consumer group and passes each record to its cluster's source. A recreated topic
 * is read from its start only if its end offset is below the current position; a single agent also compares timestamps.
 */
final class SharedIntentConsumer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedIntentConsumer.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    private final Queue<SharedIntentSource> pending = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, SharedIntentSource> sources = new ConcurrentHashMap<>();
    /** End offsets of the topics that are still in their first read. */
    private final Map<SharedIntentSource, Long> endOffsets = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    SharedIntentConsumer(Map<String, String> client) {
        this.settings = new HashMap<>(Map.of("auto.offset.reset", "earliest", "enable.auto.commit", false,
                "allow.auto.create.topics", false, "isolation.level", "read_committed", "max.poll.records", 5_000));
        this.settings.putAll(client);
        this.thread = Thread.ofPlatform().daemon().name("intents of all").start(this::run);
    }

    void open(SharedIntentSource source) {
        pending.add(source);
    }

    void remove(SharedIntentSource source) {
        pending.remove(source);
        sources.remove(source.partition(), source);
        endOffsets.remove(source);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        while (!closed) {
            try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.assign(sources.keySet());
                seekToStart(consumer, sources.keySet());
                while (!closed) {
                    addPending(consumer);
                    poll(consumer);
                }
            } catch (KafkaException e) {
                LOG.warn("Intents can't be read, retrying: {}", e.getMessage());
                pause();
            }
        }
    }

    private void addPending(Consumer<String, byte[]> consumer) {
        if (pending.isEmpty() && consumer.assignment().size() == sources.size()) {
            return;
        }
        Set<String> existingTopics = pending.isEmpty() ? Set.of() : consumer.listTopics(REQUEST_TIMEOUT).keySet();
        List<SharedIntentSource> admitted = pending.stream().filter(source -> existingTopics.contains(source.partition().topic())).toList();
        List<TopicPartition> partitions = admitted.stream().map(SharedIntentSource::partition).toList();
        Map<TopicPartition, Long> offsets = admitted.isEmpty() ? Map.of() : consumer.endOffsets(partitions, REQUEST_TIMEOUT);
        for (SharedIntentSource source : admitted) {
            if (pending.remove(source)) {
                sources.put(source.partition(), source);
                endOffsets.put(source, offsets.getOrDefault(source.partition(), 0L));
            }
        }
        consumer.assign(new ArrayList<>(sources.keySet()));
        seekToStart(consumer, partitions.stream().filter(sources::containsKey).collect(Collectors.toSet()));
    }

    /** Does nothing for an empty set, which Kafka would take as all assigned partitions. */
    private static void seekToStart(Consumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            consumer.seekToBeginning(partitions);
        }
    }

    private void poll(Consumer<String, byte[]> consumer) {
        if (sources.isEmpty()) {
            pause();
            return;
        }
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL_TIMEOUT);
        for (TopicPartition partition : records.partitions()) {
            SharedIntentSource source = sources.get(partition);
            if (source != null) {
                source.deliver(records.records(partition));
            }
        }
        for (Map.Entry<SharedIntentSource, Long> entry : endOffsets.entrySet()) {
            TopicPartition partition = entry.getKey().partition();
            if (consumer.assignment().contains(partition) && consumer.position(partition, REQUEST_TIMEOUT) >= entry.getValue()) {
                endOffsets.remove(entry.getKey());
                entry.getKey().markEnd();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
