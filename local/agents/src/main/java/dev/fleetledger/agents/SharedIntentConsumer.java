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
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ASKING = Duration.ofSeconds(10);

    private final Map<String, Object> settings;
    private final Queue<SharedIntentSource> joining = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, SharedIntentSource> feeds = new ConcurrentHashMap<>();
    /** End offsets of the topics that are still in their first read. */
    private final Map<SharedIntentSource, Long> ends = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    SharedIntentConsumer(Map<String, String> client) {
        this.settings = new HashMap<>(Map.of("auto.offset.reset", "earliest", "enable.auto.commit", false,
                "allow.auto.create.topics", false, "isolation.level", "read_committed", "max.poll.records", 5_000));
        this.settings.putAll(client);
        this.thread = Thread.ofPlatform().daemon().name("intents of all").start(this::run);
    }

    void open(SharedIntentSource intentSource) {
        joining.add(intentSource);
    }

    void forget(SharedIntentSource intentSource) {
        joining.remove(intentSource);
        feeds.remove(intentSource.partition(), intentSource);
        ends.remove(intentSource);
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
                consumer.assign(feeds.keySet());
                fromTheStart(consumer, feeds.keySet());
                while (!closed) {
                    admit(consumer);
                    read(consumer);
                }
            } catch (KafkaException e) {
                LOG.warn("Intents can't be read, retrying: {}", e.getMessage());
                pause();
            }
        }
    }

    private void admit(Consumer<String, byte[]> consumer) {
        if (joining.isEmpty() && consumer.assignment().size() == feeds.size()) {
            return;
        }
        Set<String> there = joining.isEmpty() ? Set.of() : consumer.listTopics(ASKING).keySet();
        List<SharedIntentSource> admitted = joining.stream().filter(intentSource -> there.contains(intentSource.partition().topic())).toList();
        List<TopicPartition> partitions = admitted.stream().map(SharedIntentSource::partition).toList();
        Map<TopicPartition, Long> found = admitted.isEmpty() ? Map.of() : consumer.endOffsets(partitions, ASKING);
        for (SharedIntentSource intentSource : admitted) {
            if (joining.remove(intentSource)) {
                feeds.put(intentSource.partition(), intentSource);
                ends.put(intentSource, found.getOrDefault(intentSource.partition(), 0L));
            }
        }
        consumer.assign(new ArrayList<>(feeds.keySet()));
        fromTheStart(consumer, partitions.stream().filter(feeds::containsKey).collect(Collectors.toSet()));
    }

    /** Does nothing for an empty set, which Kafka would take as all assigned partitions. */
    private static void fromTheStart(Consumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            consumer.seekToBeginning(partitions);
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        if (feeds.isEmpty()) {
            pause();
            return;
        }
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
            SharedIntentSource intentSource = feeds.get(partition);
            if (intentSource != null) {
                intentSource.deliver(records.records(partition));
            }
        }
        for (Map.Entry<SharedIntentSource, Long> entry : ends.entrySet()) {
            TopicPartition partition = entry.getKey().partition();
            if (consumer.assignment().contains(partition) && consumer.position(partition, ASKING) >= entry.getValue()) {
                ends.remove(entry.getKey());
                entry.getKey().atItsEnd();
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
