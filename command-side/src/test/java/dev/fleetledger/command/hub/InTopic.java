package dev.fleetledger.command.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.Keys;

/** What a cluster was told, in the order in which it was. */
record InTopic(List<Intent> all, Map<UUID, Intent> intents, Hub hub) {

    private static final Hub NOBODY = new Hub(new UUID(0, 0), 0, 0);

    static InTopic of(String bootstrap, String cluster) {
        List<Intent> all = new ArrayList<>();
        Map<UUID, Intent> latest = new LinkedHashMap<>();
        Hub hub = NOBODY;
        for (ConsumerRecord<String, String> record : records(bootstrap, new TopicPartition(Keys.intentsTopic(cluster), 0))) {
            if (record.key().equals(Keys.HUB)) {
                hub = ContractJson.MAPPER.readValue(record.value(), Hub.class);
            } else if (record.value() == null) {
                latest.keySet().removeIf(workload -> Keys.workload(workload).equals(record.key()));
            } else {
                Intent intent = ContractJson.MAPPER.readValue(record.value(), Intent.class);
                all.add(intent);
                latest.put(intent.workload(), intent);
            }
        }
        return new InTopic(all, latest, hub);
    }

    /** Of the hub that spoke, as it changed. */
    List<Long> epochs() {
        return all.stream().map(intent -> intent.hub().epoch()).distinct().toList();
    }

    private static List<ConsumerRecord<String, String>> records(String bootstrap, TopicPartition partition) {
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", bootstrap, "allow.auto.create.topics", false),
                new StringDeserializer(), new StringDeserializer())) {
            if (consumer.partitionsFor(partition.topic(), Duration.ofSeconds(5)).isEmpty()) {
                return all;
            }
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }
}
