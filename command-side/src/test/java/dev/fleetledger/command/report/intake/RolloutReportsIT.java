package dev.fleetledger.command.report.intake;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.command.relay.RelayConfiguration;
import dev.fleetledger.command.report.ReportConfiguration;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.judgement.status.Readiness;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.parts.kafka.Kafka;

/** Effects of reports, and of missing reports, on a rollout. */
class RolloutReportsIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String CREDENTIAL = "k1";

    private final String cluster = "ro" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    private final UUID workload = UUID.randomUUID();
    private final UUID rollout = UUID.randomUUID();
    private TestHub hub;
    private KafkaProducer<String, byte[]> producer;
    private TestAgent agent;
    private ConfigurableApplicationContext instance;

    @BeforeEach
    void startHub() {
        hub = new TestHub(Kafka.shared());
        producer = TestAgent.producer();
        agent = new TestAgent(cluster, CREDENTIAL, producer);
        hub.addCluster(cluster, CREDENTIAL);
        instance = hub.startInstance(RelayConfiguration.class, ReportConfiguration.class);
    }

    @AfterEach
    void close() {
        hub.close();
        producer.close();
    }

    @Test
    void settlesDeploymentOnceAndCompletesRollout() {
        startRollout(cluster);
        appendWanted(1, "PT10M");
        agent.sendReport(TestAgent.progressing(workload, 1));
        agent.sendReport(TestAgent.running(workload, 1));
        agent.sendReport(TestAgent.running(workload, 1));
        await("the rollout has finished", () -> story().contains("Finished"));

        assertThat(transitions()).singleElement().isInstanceOfSatisfying(DeploymentEvent.Settled.class, settled -> {
            assertThat(settled.generation()).isEqualTo(1);
            assertThat(settled.evidence().available()).isEqualTo(3);
        });
        assertThat(story()).containsExactly("WaveCompleted", "Finished");
        assertThat(rolloutEvents().getLast()).isEqualTo(new RolloutEvent.Finished(rollout, "completed"));
        assertThat(recorded().getLast().metadata()).containsEntry("actor", "system").containsEntry("causation", "command-1")
                .containsEntry("traceparent", "00-t");
    }

    @Test
    void stallsDeploymentWithoutProgressAndFailsRollout() {
        startRollout(cluster);
        appendWanted(1, "PT2S");
        agent.sendReport(TestAgent.progressing(workload, 1));
        await("the wave has failed", () -> !story().isEmpty());

        assertThat(transitions()).singleElement().isInstanceOfSatisfying(DeploymentEvent.Failed.class,
                failed -> assertThat(failed.status()).isEqualTo("Stalled"));
        assertThat(story()).containsExactly("WaveFailed");
    }

    @Test
    void stallsDeploymentOfSilentClusterAtDeadline() {
        startRollout(cluster);
        appendWanted(1, "PT1S");
        await("the wave has failed", () -> !story().isEmpty());

        assertThat(transitions()).singleElement().isInstanceOfSatisfying(DeploymentEvent.Failed.class,
                failed -> assertThat(failed.status()).isEqualTo("Stalled"));
    }

    @Test
    void rolloutWaitsForEveryCluster() {
        String other = startRolloutThatAwaitsOther();
        assertThat(story()).isEmpty();

        new TestAgent(other, CREDENTIAL, producer).sendReport(TestAgent.attempt(workload, 1, AttemptResult.REFUSED));
        await("the wave has failed", () -> !story().isEmpty());
        assertThat(story()).containsExactly("WaveFailed");
    }

    @Test
    void recordsLostReadinessAfterFlickerOnly() {
        startRollout(cluster);
        appendWanted(1, "PT10M");
        agent.sendReport(TestAgent.running(workload, 1));
        agent.sendReport(TestAgent.progressing(workload, 1));
        agent.sendReport(TestAgent.running(workload, 1));
        Instant lostAt = Instant.now();
        agent.sendReport(TestAgent.failing(workload, 1, "CrashLoopBackOff"));
        await("the loss is recorded", () -> transitions().size() == 2);

        assertThat(Duration.between(lostAt, Instant.now())).isGreaterThanOrEqualTo(Readiness.FLICKER);
        assertThat(transitions().getLast()).isInstanceOfSatisfying(DeploymentEvent.Failed.class, failed -> {
            assertThat(failed.status()).isEqualTo("NotReady");
            assertThat(failed.code()).isEqualTo("CrashLoopBackOff");
            assertThat(failed.message()).isEqualTo("2 of 3 pods not available: it says");
        });
    }

    /** The removal of a cluster ends its workloads by generations that belong to no rollout. */
    @Test
    void doesNotAwaitClusterThatIsBeingRemoved() {
        String other = startRolloutThatAwaitsOther();

        hub.append(StreamId.of("Deployment", workload + "/" + other), Map.of("command", "command-2"), new DeploymentEvent.Wanted(workload,
                other, 2, TestAgent.intent(workload, 2), DeploymentAction.REMOVE, "ns", "n", 1, hub.manifest("[]"), null, "refuse",
                "correct", "PT10M", null, null));

        await("the rollout has finished", () -> story().contains("Finished"));
        assertThat(rolloutEvents().getLast()).isEqualTo(new RolloutEvent.Finished(rollout, "completed"));
    }

    /** @return the other cluster; the first one has settled */
    private String startRolloutThatAwaitsOther() {
        String other = cluster + "-other";
        hub.addCluster(other, CREDENTIAL);
        startRollout(cluster, other);
        appendWanted(1, "PT10M");
        appendWanted(other, 1, DeploymentAction.APPLY, "PT10M");
        agent.sendReport(TestAgent.running(workload, 1));
        await("the deployment has settled", () -> transitions().size() == 1);
        return other;
    }

    /** A rollout whose only wave has sent generation 1. */
    private void startRollout(String... clusters) {
        hub.append(StreamId.of("Rollout", rollout), Map.of("command", "command-0"),
                new RolloutEvent.Planned(rollout, workload, "ns", "n", RolloutKind.REVISION, 1, 1, null,
                        ContractJson.MAPPER.readTree("{\"failureBudget\":0,\"unreachable\":\"wait\"}"),
                        List.of(new RolloutEvent.Wave("all", List.of(clusters))), List.of(), List.of(),
                        new RolloutEvent.Policies("refuse", "correct", "PT10M", null)),
                new RolloutEvent.WaveStarted(rollout, "all"));
        hub.jdbc().update("insert into command.rollouts (rollout, workload, kind, revision) values (?, ?, 'revision', 1)", rollout,
                workload);
        for (String it : clusters) {
            hub.jdbc().update("insert into command.rollout_clusters (rollout, cluster, workload, generation) values (?, ?, ?, 1)", rollout,
                    it, workload);
        }
    }

    /** Names of the rollout's events after its start. */
    private List<String> story() {
        return rolloutEvents().stream().skip(2).map(it -> it.getClass().getSimpleName()).toList();
    }

    private void appendWanted(long generation, String deadline) {
        appendWanted(cluster, generation, DeploymentAction.APPLY, deadline);
    }

    private void appendWanted(String clusterName, long generation, DeploymentAction action, String deadline) {
        Position position = hub.append(StreamId.of("Deployment", workload + "/" + clusterName),
                Map.of("command", "command-" + generation, "traceparent", "00-t"),
                new DeploymentEvent.Wanted(workload, clusterName, generation, TestAgent.intent(workload, generation), action, "ns", "n", 1,
                        hub.manifest("[]"), rollout, "refuse", "correct", deadline, null, null));
        await("the event is relayed", () -> hub.jdbc()
                .queryForObject("select position from command.relay_place", Long.class) >= position.value());
    }

    private List<RecordedEvent> recorded() {
        return hub.ledger().read(StreamId.of("Deployment", workload + "/" + cluster));
    }

    private List<Object> transitions() {
        return recorded().stream().map(RecordedEvent::payload).filter(event -> !(event instanceof DeploymentEvent.Wanted)).toList();
    }

    private List<Object> rolloutEvents() {
        return hub.ledger().read(StreamId.of("Rollout", rollout)).stream().map(RecordedEvent::payload).toList();
    }
}
