package dev.fleetledger.command.testsupport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.parts.kafka.Kafka;

/** Reads a cluster's intents topic from start to end; a missing topic yields no records. */
public final class IntentTopicReader {

    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_ATTEMPTS = 12;

    private IntentTopicReader() {
    }

    public static List<ConsumerRecord<String, String>> readAll(Kafka kafka, String cluster) {
        Map<String, Object> settings = kafka.adminSettings();
        settings.putAll(Map.of("allow.auto.create.topics", false, "default.api.timeout.ms", (int) ATTEMPT_TIMEOUT.toMillis(),
                "request.timeout.ms", (int) ATTEMPT_TIMEOUT.toMillis()));
        var partition = new TopicPartition(WireNames.intentsTopic(cluster), 0);
        TimeoutException lastTimeout = null;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                return consumer.partitionsFor(partition.topic()).isEmpty() ? List.of() : read(consumer, partition);
            } catch (TimeoutException e) {
                // If the topic is deleted between two requests, the second request times out. On the next attempt the topic doesn't exist.
                lastTimeout = e;
            }
        }
        throw lastTimeout;
    }

    private static List<ConsumerRecord<String, String>> read(KafkaConsumer<String, String> consumer, TopicPartition partition) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }
}
