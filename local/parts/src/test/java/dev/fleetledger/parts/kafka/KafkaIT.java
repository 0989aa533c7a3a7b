package dev.fleetledger.parts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaIT {

    @Test
    void sendsAndReadsCompressedRecord() throws Exception {
        var kafka = Kafka.shared();
        kafka.createTopic("fleet.reports", 12, Map.of("message.timestamp.type", "LogAppendTime"));

        send(kafka, "fleet.reports", "hello");

        assertThat(readAll(kafka, "fleet.reports")).containsExactly("hello");
    }

    @Test
    void createsNoTopicImplicitly() throws Exception {
        Map<String, Object> settings = Kafka.shared().adminSettings();
        settings.put("max.block.ms", 5_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()); var admin = Kafka.shared()
                .admin()) {
            // Requests the topic's metadata repeatedly. A broker that creates topics implicitly does so after its first, negative response.
            var failure = catchThrowable(() -> producer.partitionsFor("fleet.nowhere.intents"));

            assertThat(admin.listTopics().names().get()).doesNotContain("fleet.nowhere.intents");
            assertThat(failure).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void keepsAcknowledgedRecordsAfterKill() throws Exception {
        try (var kafka = Kafka.temporary()) {
            kafka.createTopic("fleet.eu-1.intents", 1, Map.of("cleanup.policy", "compact"));
            send(kafka, "fleet.eu-1.intents", "kept");
            var broker = kafka.broker().orElseThrow();
            broker.child().kill();
            broker.startAgain();
            assertThat(readAll(kafka, "fleet.eu-1.intents")).containsExactly("kept");
        }
    }

    private static void send(Kafka kafka, String topic, String value) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = kafka.adminSettings();
        settings.putAll(Map.of("acks", "all", "compression.type", "zstd"));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", value)).get();
        }
    }

    private static List<String> readAll(Kafka kafka, String topic) {
        try (var consumer = new KafkaConsumer<>(kafka.adminSettings(), new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var values = new java.util.ArrayList<String>();
            for (int i = 0; i < 300 && values.isEmpty(); i++) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
