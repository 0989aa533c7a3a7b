package dev.fleetledger.command.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.fleetledger.command.testsupport.IntentTopicReader;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.parts.kafka.Kafka;

/** The intents that were sent to a cluster, in order. */
record SentIntents(List<Intent> all, Map<UUID, Intent> intents, Hub hub) {

    private static final Hub NO_HUB = new Hub(new UUID(0, 0), 0, 0);

    static SentIntents read(Kafka kafka, String cluster) {
        List<Intent> all = new ArrayList<>();
        Map<UUID, Intent> latest = new LinkedHashMap<>();
        Hub hub = NO_HUB;
        for (ConsumerRecord<String, String> record : IntentTopicReader.readAll(kafka, cluster)) {
            if (record.key().equals(WireNames.HUB)) {
                hub = ContractJson.MAPPER.readValue(record.value(), Hub.class);
            } else if (record.value() == null) {
                latest.keySet().removeIf(workload -> WireNames.workload(workload).equals(record.key()));
            } else {
                Intent intent = ContractJson.MAPPER.readValue(record.value(), Intent.class);
                all.add(intent);
                latest.put(intent.workload(), intent);
            }
        }
        return new SentIntents(all, latest, hub);
    }

    /** Epochs of the sending hub, in order of appearance. */
    List<Long> epochs() {
        return all.stream().map(intent -> intent.hub().epoch()).distinct().toList();
    }
}
