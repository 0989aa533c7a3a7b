package dev.fleetledger.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.parts.Login;
import dev.fleetledger.parts.kafka.KafkaAccess;
import dev.fleetledger.parts.kafka.KafkaLogins;

/** Writes client files for Kafka's scripts, one per user, readable only by the owner of the data folder. */
record KafkaClientFiles(DataFolder data, String bootstrap) {

    void write(KafkaLogins logins) {
        DataFolder.write(data.kafkaClient("admin"), toProperties(KafkaAccess.adminSettings(logins.admin())));
        for (Login login : new Login[] {logins.examiner(), logins.commandSide(), logins.querySide()}) {
            DataFolder.write(data.kafkaClient(login.user()), toProperties(KafkaAccess.clientSettings(login)));
        }
    }

    /** @param settings of the cluster's agent, as its Secret contains them */
    void write(String cluster, Map<String, String> settings) {
        var login = new Login(settings.getOrDefault("FLEETLEDGER_KAFKA_USER", ""), settings.getOrDefault("FLEETLEDGER_KAFKA_PASSWORD", ""));
        DataFolder.write(data.agentKafkaClient(cluster), toProperties(KafkaAccess.clientSettings(login)));
    }

    private String toProperties(Map<String, String> client) {
        Map<String, String> properties = new TreeMap<>(client);
        properties.put("bootstrap.servers", bootstrap);
        return properties.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue() + "\n").collect(Collectors.joining());
    }
}
