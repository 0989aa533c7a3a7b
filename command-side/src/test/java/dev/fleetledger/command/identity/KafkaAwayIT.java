package dev.fleetledger.command.identity;

import static dev.fleetledger.command.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;

import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.TestHub;
import dev.fleetledger.command.fleet.Credentials;
import dev.fleetledger.parts.Kafka;
import dev.fleetledger.parts.KafkaIdentities;

class KafkaAwayIT {

    private static final KafkaIdentities WHO = KafkaIdentities.withPasswords("a", "c", "q", "e");

    @Test
    void whoJoinsWhileKafkaIsAwayIsLetInOnceItIsBackEvenWithAnEmptyFolder() throws IOException {
        try (Kafka kafka = Kafka.guarded(WHO); TestHub hub = new TestHub(kafka.bootstrap(), Kafka.client(WHO.commandSide()))) {
            hub.copy(IdentityConfiguration.class);
            var broker = kafka.broker().orElseThrow();
            broker.child().kill();
            new Credentials(hub.jdbc()).issue("eu-1", "patient", null, Instant.now());
            empty(broker.child().launch().folder());
            broker.startAgain();

            AgentClient agent = AgentClient.of(kafka, "eu-1", "patient");
            await("it is let in", () -> {
                try {
                    agent.reads("fleet.eu-1.intents");
                    return true;
                } catch (KafkaException e) {
                    return false;
                }
            });
            assertThat(agent.user().name()).endsWith("patient");
        }
    }

    private static void empty(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder)).forEach(file -> file.toFile().delete());
        }
    }
}
