package dev.fleetledger.command.brokeraccess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.report.AgentUser;
import dev.fleetledger.parts.Login;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaAccess;

/** A Kafka client with the rights of whoever has the Secret of one agent. */
public record AgentClient(String bootstrap, AgentUser user) {

    public static AgentClient of(Kafka kafka, String cluster, String credential) {
        return new AgentClient(kafka.bootstrap(), AgentUser.of(TestHub.REPORT_SECRET.getBytes(), cluster, credential));
    }

    public List<String> read(String topic) {
        try (var consumer = consumer(topic)) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < 150 && values.isEmpty(); i++) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    KafkaConsumer<String, String> consumer(String topic) {
        var consumer = new KafkaConsumer<>(settings(Map.of("fetch.max.wait.ms", 50)), new StringDeserializer(), new StringDeserializer());
        var partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }

    KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(settings(Map.of("max.block.ms", 30_000)), new StringSerializer(), new StringSerializer());
    }

    public void write(String topic) throws ExecutionException, InterruptedException {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(topic, 0, "key", "value")).get();
        }
    }

    Admin admin() {
        return Admin.create(settings(Map.of("default.api.timeout.ms", 30_000, "request.timeout.ms", 15_000)));
    }

    private Map<String, Object> settings(Map<String, Object> overrides) {
        Map<String, Object> settings = new HashMap<>(KafkaAccess.clientSettings(new Login(user.name(), user.password())));
        settings.put("bootstrap.servers", bootstrap);
        settings.putAll(overrides);
        return settings;
    }
}
