package dev.fleetledger.command.report.intake;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.relay.RelayConfiguration;
import dev.fleetledger.command.report.ReportConfiguration;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.parts.kafka.Kafka;

/** What is recorded when another controller reverts the agent's corrections. */
class RepeatedCorrectionsIT {

    private static final String CREDENTIAL = "k1";
    private static final Instant FIRST = Instant.parse("2026-11-24T11:00:00Z");
    private static final Instant LAST = FIRST.plusSeconds(40);
    private static final Instant UNTIL = LAST.plusSeconds(60);

    private final String cluster = "rc" + ProcessHandle.current().pid();
    private final UUID workload = UUID.randomUUID();
    private TestHub hub;
    private KafkaProducer<String, byte[]> producer;
    private TestAgent agent;

    @BeforeEach
    void startHub() {
        hub = new TestHub(Kafka.shared());
        producer = TestAgent.producer();
        agent = new TestAgent(cluster, CREDENTIAL, producer);
        hub.addCluster(cluster, CREDENTIAL);
        hub.startInstance(RelayConfiguration.class, ReportConfiguration.class);
    }

    @AfterEach
    void close() {
        hub.close();
        producer.close();
    }

    @Test
    void recordsDriftHoldAndEndOnceEach() {
        appendWanted();
        sendEach(null, null);
        sendEach(drift(true, null), null);
        for (int count = 2; count <= 5; count++) {
            sendEach(null, new Corrections(count, FIRST, LAST));
            sendEach(drift(true, null), new Corrections(count, FIRST, LAST));
        }
        sendEach(drift(false, UNTIL), new Corrections(5, FIRST, LAST));
        sendEach(drift(false, UNTIL.plusSeconds(120)), new Corrections(6, FIRST, UNTIL));
        sendEach(null, new Corrections(6, FIRST, UNTIL));
        sendEach(null, null);
        await("the burst is over", () -> transitions().size() >= 5);

        List<DeploymentEvent> transitions = transitions();
        assertThat(transitions).extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Settled", "Drifted", "CorrectionsHeld", "CorrectionsEnded", "Settled");
        assertThat(transitions.get(2)).isInstanceOfSatisfying(DeploymentEvent.CorrectionsHeld.class, held -> {
            assertThat(held.count()).isEqualTo(5);
            assertThat(held.until()).isEqualTo(UNTIL);
        });
        assertThat(transitions.get(3)).isInstanceOfSatisfying(DeploymentEvent.CorrectionsEnded.class, ended -> {
            assertThat(ended.count()).isEqualTo(6);
            assertThat(ended.first()).isEqualTo(FIRST);
            assertThat(ended.last()).isEqualTo(UNTIL);
        });
    }

    /** Waits until these facts are stored, because facts in one batch are judged together. */
    private void sendEach(@Nullable Drift drift, @Nullable Corrections corrections) {
        DeploymentFacts running = TestAgent.running(workload, 1);
        agent.sendReport(new DeploymentFacts(workload, running.attempt(), running.object(), List.of(), drift, null, null, null, corrections,
                Instant.now()));
        await("the facts are stored", () -> hub.jdbc().queryForObject("select count(*) from command.seen where workload = ?"
                + " and facts->>'corrections' is not distinct from ? and facts->'drift'->>'heldUntil' is not distinct from ?"
                + " and (facts->>'drift' is null) = ?", Integer.class, workload, text(corrections), drift == null || drift.heldUntil() == null
                        ? null : drift.heldUntil().toString(), drift == null) == 1);
    }

    private static @Nullable String text(@Nullable Corrections corrections) {
        return corrections == null ? null : "{\"count\":%s,\"first\":\"%s\",\"last\":\"%s\"}".formatted(corrections.count(),
                corrections.first(), corrections.last());
    }

    private static Drift drift(boolean corrected, @Nullable Instant heldUntil) {
        return new Drift("sidecar-injector", FIRST, List.of("/spec/a"), false, null, corrected, heldUntil);
    }

    private void appendWanted() {
        Position position = hub.append(StreamId.of("Deployment", workload + "/" + cluster), Map.of("command", "command-1"),
                new DeploymentEvent.Wanted(workload, cluster, 1, TestAgent.intent(workload, 1), DeploymentAction.APPLY, "ns", "n", 1,
                        hub.manifest("[]"), null, "refuse", "correct", "PT10M", null, null));
        await("the event is relayed", () -> hub.jdbc()
                .queryForObject("select position from command.relay_place", Long.class) >= position.value());
    }

    private List<DeploymentEvent> transitions() {
        return hub.ledger().read(StreamId.of("Deployment", workload + "/" + cluster)).stream().map(RecordedEvent::payload)
                .map(DeploymentEvent.class::cast).filter(event -> !(event instanceof DeploymentEvent.Wanted)).toList();
    }
}
