package dev.fleetledger.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.parts.Login;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaLogins;

/** Writes client files for Kafka's scripts, one per user, readable only by the owner of the data folder. */
record KafkaClientFiles(DataFolder data, String bootstrap) {

    void write(KafkaLogins identities) {
        DataFolder.write(data.kafkaClient("admin"), text(Kafka.client(identities)));
        for (Login login : new Login[] {identities.examiner(), identities.commandSide(), identities.querySide()}) {
            DataFolder.write(data.kafkaClient(login.user()), text(Kafka.client(login)));
        }
    }

    /** @param settings of the cluster's agent, as its Secret contains them */
    void write(String cluster, Map<String, String> settings) {
        var login = new Login(settings.getOrDefault("FLEETLEDGER_KAFKA_USER", ""), settings.getOrDefault("FLEETLEDGER_KAFKA_PASSWORD", ""));
        DataFolder.write(data.agentKafkaClient(cluster), text(Kafka.client(login)));
    }

    private String text(Map<String, String> client) {
        Map<String, String> all = new TreeMap<>(client);
        all.put("bootstrap.servers", bootstrap);
        return all.entrySet().stream().map(line -> line.getKey() + "=" + line.getValue() + "\n").collect(Collectors.joining());
    }
}
