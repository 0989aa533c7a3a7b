package dev.fleetledger.command.relay;

import static dev.fleetledger.command.testsupport.TestHub.await;

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

import dev.fleetledger.command.brokeraccess.AgentClient;
import dev.fleetledger.command.brokeraccess.BrokerAccessConfiguration;
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaLogins;

/** A broker with users and ACLs that loses all its data, including these. */
class BrokerDataLossIT {

    private static final KafkaLogins LOGINS = KafkaLogins.withPasswords("a", "c", "q", "e");
    private static final String CLUSTER = "eu-1";

    private final UUID workload = UUID.randomUUID();
    /** Sent before the loss and unchanged since. */
    private final UUID unchanged = UUID.randomUUID();
    private Kafka kafka;
    private TestHub hub;
    private LedgerEvents ledgerEvents;

    @BeforeEach
    void sendIntents() {
        kafka = Kafka.temporary(LOGINS);
        hub = new TestHub(kafka);
        hub.startInstance(RelayConfiguration.class, BrokerAccessConfiguration.class);
        ledgerEvents = new LedgerEvents(hub);
        ledgerEvents.registered(CLUSTER);
        issueCredential("one");
        ledgerEvents.wanted(unchanged, CLUSTER, 1);
        ledgerEvents.wanted(workload, CLUSTER, 1);
        await("the agent has both intents", () -> hasReceived("one", unchanged, 1) && hasReceived("one", workload, 1));
    }

    @AfterEach
    void close() {
        hub.close();
        kafka.close();
    }

    @Test
    void recreatesTopicsIntentsUsersAndAcls() throws IOException {
        kafka.broker().orElseThrow().child().kill();
        issueCredential("whileItWasAway");
        ledgerEvents.wanted(workload, CLUSTER, 2);
        deleteData();

        kafka.broker().orElseThrow().startAgain();

        await("both users can read the newest generation", () -> hasReceived("one", workload, 2)
                && hasReceived("whileItWasAway", workload, 2));
        await("intents sent before the loss are there again", () -> hasReceived("one", unchanged, 1));
    }

    private void issueCredential(String credential) {
        new CredentialTable(hub.jdbc()).issue(CLUSTER, credential, Instant.now().plusSeconds(600), Instant.now());
    }

    private boolean hasReceived(String credential, UUID ofWorkload, long generation) {
        try {
            return AgentClient.of(kafka, CLUSTER, credential).read(WireNames.intentsTopic(CLUSTER)).stream()
                    .anyMatch(value -> value.contains(ofWorkload.toString()) && value.contains("\"generation\":" + generation + ","));
        } catch (KafkaException e) {
            return false;
        }
    }

    private void deleteData() throws IOException {
        Path folder = kafka.broker().orElseThrow().child().spec().folder();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder)).forEach(file -> file.toFile().delete());
        }
    }
}
