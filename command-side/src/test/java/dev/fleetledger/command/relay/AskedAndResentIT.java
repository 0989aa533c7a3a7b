package dev.fleetledger.command.relay;

import static dev.fleetledger.command.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.command.TestHub;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.parts.kafka.Kafka;

/** Records that the relay sends besides new intents. */
class AskedAndResentIT {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String name = "q" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    private final UUID workload = UUID.randomUUID();
    private final UUID question = UUID.randomUUID();
    private TestHub hub;
    private Given given;
    private ConfigurableApplicationContext copy;

    @BeforeEach
    void oneCluster() {
        hub = new TestHub(Kafka.shared().bootstrap());
        given = new Given(hub);
        copy = hub.copy(RelayConfiguration.class);
        awaitPlace(given.registered(name));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void sendsQuestionAndRemovesItWhenAnswered() {
        Instant expiresAt = Instant.parse("2100-01-01T00:00:00Z");
        awaitPlace(given.asked(question, name, expiresAt));
        Question sent = ContractJson.MAPPER.readValue(topic().latest().get(WireNames.question(question)), Question.class);
        assertThat(sent.expiresAt()).isEqualTo(expiresAt);
        assertThat(sent.list()).isEqualTo("nodes");

        hub.jdbc().update("update command.questions set answered_at = now() where question = ?", question);
        await("the question is removed", () -> !topic().latest().containsKey(WireNames.question(question)));
        assertThat(topic().latest()).as("the hub record is the last one").containsKey(WireNames.HUB);
    }

    @Test
    void doesNotRepeatQuestionsAfterRereadingLedger() {
        given.asked(question, name, Instant.now().plusSeconds(600));
        awaitPlace(given.asked(UUID.randomUUID(), name, Instant.now().plusSeconds(600)));
        hub.jdbc().update("update command.questions set answered_at = now() where question = ?", question);
        await("the question is removed", () -> !topic().latest().containsKey(WireNames.question(question)));
        copy.close();
        hub.jdbc().update("update command.relay_place set position = 0");

        copy = hub.copy(RelayConfiguration.class);
        awaitPlace(given.wanted(workload, name, 1));

        assertThat(asked(question)).hasSize(1);
    }

    @Test
    void neverSendsExpiredQuestion() {
        awaitPlace(given.asked(question, name, Instant.now().minusSeconds(1)));
        await("the expired question is closed", () -> hub.jdbc().queryForList("select 1 from command.questions where tombstoned_at is null").isEmpty());

        assertThat(asked(question)).isEmpty();
    }

    @Test
    void resendWritesOnlyCurrentIntents() {
        UUID ended = UUID.randomUUID();
        given.wanted(ended, name, 1);
        given.wanted(ended, name, 2, DeploymentAction.REMOVE, Given.BODY);
        given.gone(ended, name, 2);
        given.wanted(workload, name, 1);
        awaitPlace(given.wanted(workload, name, 2));
        int before = topic().generations().size();

        awaitPlace(given.resendAsked(name));

        assertThat(topic().generations().subList(before, topic().generations().size())).containsExactly(2L);
        assertThat(topic().intents()).containsOnlyKeys(WireNames.workload(workload));
    }

    @Test
    void sendsNothingToRemovedClusterAndDeletesItsTopic() {
        awaitPlace(given.wanted(workload, name, 1));
        given.left(name);
        awaitPlace(given.wanted(workload, name, 2));
        assertThat(topic().generations()).containsExactly(1L);

        hub.jdbc().update("update command.clusters set gone_at = now() - interval '2 days' where name = ?", name);
        await("the topic is deleted", () -> topic().all().isEmpty());
    }

    private List<ConsumerRecord<String, String>> asked(UUID id) {
        return topic().all().stream().filter(record -> record.key().equals(WireNames.question(id)) && record.value() != null).toList();
    }

    private Topic topic() {
        return new Topic(Kafka.shared().bootstrap(), name);
    }

    private void awaitPlace(Position position) {
        await("relayed to " + position, () -> hub.jdbc().queryForObject("select position from command.relay_place", Long.class) >= position.value());
    }
}
