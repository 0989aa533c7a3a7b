package dev.fleetledger.command.relay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.fleetledger.command.testsupport.IntentTopicReader;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.parts.kafka.Kafka;

/** Contents of a cluster's intents topic, as an agent reads it from the start. */
record TopicContent(Kafka kafka, String cluster) {

    List<ConsumerRecord<String, String>> records() {
        return IntentTopicReader.readAll(kafka, cluster);
    }

    /** The last value of each key; a tombstone removes the key. */
    Map<String, String> latest() {
        Map<String, String> latest = new LinkedHashMap<>();
        records().forEach(record -> {
            latest.remove(record.key());
            if (record.value() != null) {
                latest.put(record.key(), record.value());
            }
        });
        return latest;
    }

    Map<String, Intent> intents() {
        Map<String, Intent> intents = new LinkedHashMap<>();
        latest().forEach((key, value) -> {
            if (!key.equals(WireNames.HUB)) {
                intents.put(key, ContractJson.MAPPER.readValue(value, Intent.class));
            }
        });
        return intents;
    }

    /** Generations in the order of sending, including repetitions. */
    List<Long> generations() {
        return records().stream().filter(record -> !record.key().equals(WireNames.HUB) && record.value() != null)
                .map(record -> ContractJson.MAPPER.readValue(record.value(), Intent.class).generation()).toList();
    }
}
