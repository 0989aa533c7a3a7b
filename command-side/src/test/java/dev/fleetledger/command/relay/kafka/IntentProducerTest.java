package dev.fleetledger.command.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import dev.fleetledger.command.relay.outbox.OutboxRecord;
import dev.fleetledger.ledger.Position;

class IntentProducerTest {

    private static final List<OutboxRecord> ONE = List.of(new OutboxRecord(new Position(1), "eu-1", "key", "value"));

    private final MockProducer<String, String> first = producer();
    private final MockProducer<String, String> second = producer();
    private final Queue<MockProducer<String, String>> producers = new ArrayDeque<>(List.of(first, second));
    private final IntentProducer intentProducer = new IntentProducer(new KafkaTemplate<>(new DefaultKafkaProducerFactory<String, String>(Map.of()) {
        @Override
        protected Producer<String, String> createKafkaProducer() {
            return producers.remove();
        }
    }), () -> {});

    @Test
    void replacesProducerAfterFatalError() {
        first.sendException = new KafkaException("Cannot perform send because at least one previous request has failed");

        assertThat(intentProducer.send(ONE)).containsOnlyKeys("eu-1");
        assertThat(intentProducer.send(ONE)).isEmpty();

        assertThat(first.closed()).isTrue();
        assertThat(second.history()).hasSize(1);
    }

    @Test
    void keepsProducerAfterRejectedRecord() {
        first.sendException = new RecordTooLargeException();

        assertThat(intentProducer.send(ONE)).containsOnlyKeys("eu-1");

        assertThat(first.closed()).isFalse();
    }

    private static MockProducer<String, String> producer() {
        return new MockProducer<>(true, new RoundRobinPartitioner(), new StringSerializer(), new StringSerializer());
    }
}
