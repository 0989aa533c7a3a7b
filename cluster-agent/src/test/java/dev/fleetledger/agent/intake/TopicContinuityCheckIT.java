package dev.fleetledger.agent.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fleetledger.parts.kafka.Kafka;

class TopicContinuityCheckIT {

    private final String topic = "continuity-" + UUID.randomUUID();
    private long nextTimestamp = System.currentTimeMillis();
    private final TopicPartition partition = new TopicPartition(topic, 0);
    private final TopicContinuityCheck continuityCheck = new TopicContinuityCheck(partition, Duration.ZERO);
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Kafka.shared().adminSettings(),
            new StringDeserializer(), new ByteArrayDeserializer());
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Kafka.shared().adminSettings(),
            new StringSerializer(), new ByteArraySerializer());

    @BeforeEach
    void readTwoRecords() throws Exception {
        Kafka.shared().createTopic(topic, 1, Map.of());
        write(2);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        continuityCheck.reset();
        while (consumer.position(partition) < 2) {
            consumer.poll(Duration.ofMillis(100)).forEach(continuityCheck::record);
        }
    }

    @AfterEach
    void close() {
        consumer.close();
        producer.close();
    }

    @Test
    void acceptsGrowingTopic() throws Exception {
        write(3);

        assertThat(continuityCheck.isBroken(consumer)).isFalse();
    }

    @Test
    void detectsTopicRecreatedAndFilledPastOffset() throws Exception {
        try (Admin admin = Kafka.shared().admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
            recreateTopic(admin);
        }
        write(3);

        assertThat(continuityCheck.isBroken(consumer)).isTrue();
    }

    private void recreateTopic(Admin admin) throws Exception {
        while (admin.listTopics().names().get().contains(topic)) {
            Thread.sleep(20);
        }
        Kafka.shared().createTopic(topic, 1, Map.of());
    }

    /** Gives each record another timestamp, because records of the same millisecond cannot be distinguished. */
    private void write(int records) throws InterruptedException, ExecutionException {
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(topic, 0, nextTimestamp++, "key", new byte[] {1})).get();
        }
    }
}
