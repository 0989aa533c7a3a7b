package dev.fleetledger.command.relay;

import static dev.fleetledger.command.testsupport.TestHub.await;
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

import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.parts.kafka.Kafka;

/** Records that the relay sends besides new intents. */
class QuestionAndResendIT {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String name = "q" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    private final UUID workload = UUID.randomUUID();
    private final UUID question = UUID.randomUUID();
    private TestHub hub;
    private LedgerEvents ledgerEvents;
    private ConfigurableApplicationContext instance;

    @BeforeEach
    void startRelay() {
        hub = new TestHub(Kafka.shared());
        ledgerEvents = new LedgerEvents(hub);
        instance = hub.startInstance(RelayConfiguration.class);
        awaitCheckpoint(ledgerEvents.registered(name));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void sendsQuestionAndRemovesItWhenAnswered() {
        Instant expiresAt = Instant.parse("2100-01-01T00:00:00Z");
        awaitCheckpoint(ledgerEvents.asked(question, name, expiresAt));
        Question sent = ContractJson.MAPPER.readValue(topic().latest().get(WireNames.question(question)), Question.class);
        assertThat(sent.expiresAt()).isEqualTo(expiresAt);
        assertThat(sent.list()).isEqualTo("nodes");

        hub.jdbc().update("update command.questions set answered_at = now() where question = ?", question);
        await("the question is removed", () -> !topic().latest().containsKey(WireNames.question(question)));
        assertThat(topic().latest()).as("the hub record is the last one").containsKey(WireNames.HUB);
    }

    @Test
    void doesNotRepeatQuestionsAfterRereadingLedger() {
        ledgerEvents.asked(question, name, Instant.now().plusSeconds(600));
        awaitCheckpoint(ledgerEvents.asked(UUID.randomUUID(), name, Instant.now().plusSeconds(600)));
        hub.jdbc().update("update command.questions set answered_at = now() where question = ?", question);
        await("the question is removed", () -> !topic().latest().containsKey(WireNames.question(question)));
        instance.close();
        hub.jdbc().update("update command.relay_place set position = 0");

        instance = hub.startInstance(RelayConfiguration.class);
        awaitCheckpoint(ledgerEvents.wanted(workload, name, 1));

        assertThat(questionRecords(question)).hasSize(1);
    }

    @Test
    void neverSendsExpiredQuestion() {
        awaitCheckpoint(ledgerEvents.asked(question, name, Instant.now().minusSeconds(1)));
        await("the expired question is closed", () -> hub.jdbc().queryForList("select 1 from command.questions where tombstoned_at is null")
                .isEmpty());

        assertThat(questionRecords(question)).isEmpty();
    }

    @Test
    void resendWritesOnlyCurrentIntents() {
        UUID ended = UUID.randomUUID();
        ledgerEvents.wanted(ended, name, 1);
        ledgerEvents.wanted(ended, name, 2, DeploymentAction.REMOVE, LedgerEvents.BODY);
        ledgerEvents.gone(ended, name, 2);
        ledgerEvents.wanted(workload, name, 1);
        awaitCheckpoint(ledgerEvents.wanted(workload, name, 2));
        int before = topic().generations().size();

        awaitCheckpoint(ledgerEvents.resendAsked(name));

        assertThat(topic().generations().subList(before, topic().generations().size())).containsExactly(2L);
        assertThat(topic().intents()).containsOnlyKeys(WireNames.workload(workload));
    }

    @Test
    void sendsNothingToRemovedClusterAndDeletesItsTopic() {
        awaitCheckpoint(ledgerEvents.wanted(workload, name, 1));
        ledgerEvents.markGone(name);
        awaitCheckpoint(ledgerEvents.wanted(workload, name, 2));
        assertThat(topic().generations()).containsExactly(1L);

        hub.jdbc().update("update command.clusters set gone_at = now() - interval '2 days' where name = ?", name);
        await("the topic is deleted", () -> topic().records().isEmpty());
    }

    private List<ConsumerRecord<String, String>> questionRecords(UUID id) {
        return topic().records().stream().filter(record -> record.key().equals(WireNames.question(id)) && record.value() != null).toList();
    }

    private TopicContent topic() {
        return new TopicContent(Kafka.shared(), name);
    }

    private void awaitCheckpoint(Position position) {
        await("relayed to " + position, () -> hub.jdbc()
                .queryForObject("select position from command.relay_place", Long.class) >= position.value());
    }
}
