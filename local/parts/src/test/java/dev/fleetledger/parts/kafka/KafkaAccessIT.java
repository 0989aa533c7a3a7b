package dev.fleetledger.parts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.parts.process.Ports;

class KafkaAccessIT {

    private static final KafkaLogins LOGINS = KafkaLogins.withPasswords("a-secret", "c-secret", "q-secret", "e-secret");

    @TempDir
    private Path folder;

    @Test
    void requiresUserAndEnforcesItsAcls() throws Exception {
        try (var kafka = Kafka.secured(LOGINS)) {
            kafka.createTopic("fleet.eu-1.intents", 1, Map.of());

            assertThatThrownBy(() -> topics(Map.of("bootstrap.servers", kafka.bootstrap(), "default.api.timeout.ms", "3000",
                    "request.timeout.ms", "2000"))).isInstanceOf(ExecutionException.class);
            assertThat(topics(kafka.settingsOf(KafkaLogins::examiner))).containsExactly("fleet.eu-1.intents");
            assertThatThrownBy(() -> send(kafka.settingsOf(KafkaLogins::examiner))).hasCauseInstanceOf(AuthorizationException.class);
            assertThat(topics(kafka.settingsOf(KafkaLogins::querySide))).isEmpty();
            send(kafka.settingsOf(KafkaLogins::commandSide));
        }
    }

    @Test
    void admitsQuerySideToGroupsThatBeginLikeItsOwn() {
        try (var kafka = Kafka.secured(LOGINS)) {
            kafka.createTopic("fleet.reports", 1, Map.of());

            assertThat(committed(kafka, "query-side-rebuild")).containsValue(null);
            assertThatThrownBy(() -> committed(kafka, "other")).isInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void addsUsersToExistingDataFolder() throws Exception {
        try (var before = KafkaBroker.start(settings(Optional.empty()));
                var admin = Admin.create(Map.of("bootstrap.servers", before.bootstrap()))) {
            admin.createTopics(Set.of(new org.apache.kafka.clients.admin.NewTopic("fleet.eu-1.intents", 1, (short) 1))).all().get();
        }

        try (var now = KafkaBroker.start(settings(Optional.of(LOGINS)))) {
            var connection = new KafkaConnection(now.bootstrap(), Optional.of(LOGINS.commandSide()));
            assertThat(topics(connection.settings())).containsExactly("fleet.eu-1.intents");
        }
    }

    @Test
    void restrictsBrokerSettingsToOwner() throws IOException {
        try (var broker = KafkaBroker.start(settings(Optional.of(LOGINS)))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data.properties"))))
                    .isEqualTo("rw-------");
            assertThat(broker.child().spec().command()).noneMatch(argument -> argument.contains("secret"));
            assertThat(Files.readString(folder.resolve("log"))).doesNotContain("-secret");
        }
    }

    private KafkaBroker.Settings settings(Optional<KafkaLogins> identities) {
        return new KafkaBroker.Settings(folder.resolve("data"), Ports.free(), Ports.free(), folder.resolve("log"), true, identities);
    }

    private static Set<String> topics(Map<String, Object> client) throws Exception {
        try (var admin = Admin.create(client)) {
            return admin.listTopics().names().get(20, TimeUnit.SECONDS);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Kafka kafka, String group) {
        var settings = kafka.settingsOf(KafkaLogins::querySide);
        settings.put("group.id", group);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            return consumer.committed(Set.of(new TopicPartition("fleet.reports", 0)));
        }
    }

    private static void send(Map<String, Object> client) throws Exception {
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("fleet.eu-1.intents", "key", "value")).get(20, TimeUnit.SECONDS);
        }
    }
}
