package dev.fleetledger.command.relay;

import static dev.fleetledger.command.TestHub.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.TestHub;
import dev.fleetledger.command.brokeraccess.AgentClient;
import dev.fleetledger.command.brokeraccess.BrokerAccessConfiguration;
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaLogins;

/** A broker with users and ACLs that loses all its data, including these. */
class EmptiedBrokerIT {

    private static final KafkaLogins WHO = KafkaLogins.withPasswords("a", "c", "q", "e");
    private static final String CLUSTER = "eu-1";

    private final UUID workload = UUID.randomUUID();
    /** Sent before the loss and unchanged since. */
    private final UUID another = UUID.randomUUID();
    private Kafka kafka;
    private TestHub hub;
    private Given given;

    @BeforeEach
    void oneIntentInAnAgentsHands() {
        kafka = Kafka.guarded(WHO);
        hub = new TestHub(kafka.bootstrap(), Kafka.client(WHO.commandSide()));
        hub.copy(RelayConfiguration.class, BrokerAccessConfiguration.class);
        given = new Given(hub);
        given.registered(CLUSTER);
        join("one");
        given.wanted(another, CLUSTER, 1);
        given.wanted(workload, CLUSTER, 1);
        await("the agent has both intents", () -> reads("one", another, 1) && reads("one", workload, 1));
    }

    @AfterEach
    void close() {
        hub.close();
        kafka.close();
    }

    @Test
    void recreatesTopicsIntentsUsersAndAcls() throws IOException {
        kafka.broker().orElseThrow().child().kill();
        join("whileItWasAway");
        given.wanted(workload, CLUSTER, 2);
        empty();

        kafka.broker().orElseThrow().startAgain();

        await("both users can read the newest generation", () -> reads("one", workload, 2) && reads("whileItWasAway", workload, 2));
        await("intents sent before the loss are there again", () -> reads("one", another, 1));
    }

    private void join(String credential) {
        new CredentialTable(hub.jdbc()).issue(CLUSTER, credential, Instant.now().plusSeconds(600), Instant.now());
    }

    private boolean reads(String credential, UUID of, long generation) {
        try {
            return AgentClient.of(kafka, CLUSTER, credential).reads(WireNames.intentsTopic(CLUSTER)).stream()
                    .anyMatch(value -> value.contains(of.toString()) && value.contains("\"generation\":" + generation + ","));
        } catch (KafkaException e) {
            return false;
        }
    }

    private void empty() throws IOException {
        Path folder = kafka.broker().orElseThrow().child().launch().folder();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder)).forEach(file -> file.toFile().delete());
        }
    }
}
