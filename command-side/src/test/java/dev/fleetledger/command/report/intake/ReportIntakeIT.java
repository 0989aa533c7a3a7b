package dev.fleetledger.command.report.intake;

import static dev.fleetledger.command.report.intake.ReportCounters.accepted;
import static dev.fleetledger.command.report.intake.ReportCounters.dropped;
import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.relay.RelayConfiguration;
import dev.fleetledger.command.report.ReportConfiguration;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.parts.kafka.Kafka;

class ReportIntakeIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String CREDENTIAL = "k1";

    private final String cluster = "r" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
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
    void firstReportRecordsThatClusterJoined() {
        agent.sendReport();
        agent.sendReport();
        agent.sendReport();
        await("the reports are accepted", () -> accepted(instance) == 3);

        assertThat(hub.ledger().read(StreamId.of("ClusterFacts", cluster))).singleElement().extracting(RecordedEvent::payload)
                .isEqualTo(new ClusterFactEvent.Joined(cluster, CREDENTIAL, "v1.35.4", "0.1.0"));
    }

    @Test
    void dropsAndCountsForgedReport() {
        appendWanted(1, "PT10M");
        new TestAgent(cluster, CREDENTIAL, producer, "not the hub's secret").sendReport(TestAgent.running(workload, 1));
        await("the report is read", () -> dropped(instance, "seal") == 1);

        assertThat(transitions()).isEmpty();
    }

    @Test
    void dropsReportUnderImpossibleNameWithoutBlockingOthers() {
        new TestAgent(cluster + "\0", CREDENTIAL, producer).sendReport();
        agent.sendReport();
        await("the next report is accepted", () -> accepted(instance) == 1);

        assertThat(dropped(instance, "credential")).isEqualTo(1);
    }

    @Test
    void dropsReportOfReplacedCredential() {
        appendWanted(1, "PT10M");
        new CredentialTable(hub.jdbc()).issue(cluster, "k2", null, Instant.now());
        agent.sendReport(TestAgent.running(workload, 1));
        new TestAgent(cluster, "k2", producer).sendReport();
        await("the report is read", () -> accepted(instance) == 1);

        assertThat(dropped(instance, "retired")).isEqualTo(1);
        assertThat(transitions()).isEmpty();
    }

    @Test
    void acceptsBothCredentialsDuringOverlap() {
        appendWanted(1, "PT10M");
        new CredentialTable(hub.jdbc()).issue(cluster, "k2", Instant.now().plusSeconds(60), Instant.now());
        agent.sendReport(TestAgent.running(workload, 1));
        TestAgent newer = new TestAgent(cluster, "k2", producer);
        newer.restart(2);
        newer.sendReport();
        await("both reports are accepted", () -> accepted(instance) == 2);

        assertThat(transitions()).singleElement().isInstanceOf(DeploymentEvent.Settled.class);
    }

    @Test
    void dropsReportForAnotherCluster() {
        String other = cluster + "-other";
        hub.addCluster(other, CREDENTIAL);
        appendWanted(1, "PT10M");
        new TestAgent(other, CREDENTIAL, producer)
                .send(new Report(cluster, 9, 9, Instant.now(), null, List.of(TestAgent.running(workload, 1)), null));
        await("the report is read", () -> dropped(instance, "another") == 1);

        assertThat(transitions()).isEmpty();
    }

    @Test
    void dropsDuplicateReport() {
        appendWanted(1, "PT10M");
        Report first = agent.sendReport(TestAgent.failing(workload, 1, "ImagePullBackOff"));
        agent.sendReport(TestAgent.running(workload, 1));
        agent.send(first);
        await("the report is read", () -> dropped(instance, "repeat") == 1);

        assertThat(transitions()).last().isInstanceOf(DeploymentEvent.Settled.class);
    }

    @Test
    void rereadReportsChangeNothing() throws Exception {
        appendWanted(1, "PT10M");
        agent.sendReport(TestAgent.failing(workload, 1, "ImagePullBackOff"));
        agent.sendReport(TestAgent.running(workload, 1));
        await("the deployment has settled", () -> transitions().stream().anyMatch(DeploymentEvent.Settled.class::isInstance));
        List<Object> before = transitions();
        instance.close();
        resetOffsets();

        instance = hub.startInstance(RelayConfiguration.class, ReportConfiguration.class);
        await("the reports are read again", () -> dropped(instance, "repeat") == 2);
        assertThat(transitions()).isEqualTo(before);
    }

    @Test
    void ignoresFactsOfOlderGeneration() {
        appendWanted(1, "PT10M");
        appendWanted(2, "PT10M");
        agent.sendReport(TestAgent.running(workload, 1));
        await("the reports are accepted", () -> accepted(instance) == 1);

        assertThat(transitions()).isEmpty();
    }

    @Test
    void ignoresSameGenerationOfAnotherIntent() {
        appendWanted(1, "PT10M");
        agent.sendReport(TestAgent.running(workload, UUID.randomUUID(), 1, 1));
        await("the reports are accepted", () -> accepted(instance) == 1);

        assertThat(transitions()).isEmpty();
    }

    @Test
    void recordsFailureOncePerReasonThenSettles() {
        appendWanted(1, "PT10M");
        for (var facts : List.of(TestAgent.failing(workload, 1, "ImagePullBackOff"), TestAgent.failing(workload, 1, "ImagePullBackOff"),
                TestAgent.failing(workload, 1, "CrashLoopBackOff"), TestAgent.running(workload, 1))) {
            long before = accepted(instance);
            agent.sendReport(facts);
            await("the reports are accepted", () -> accepted(instance) > before);
        }

        assertThat(transitions()).extracting(Object::getClass).extracting(Class::getSimpleName)
                .containsExactly("Failed", "Failed", "Settled");
    }

    @Test
    void releasesNameWhenDeploymentIsGone() {
        hub.jdbc().update("insert into command.names (cluster, namespace, kind, name, workload) values (?, 'ns', 'DaemonSet', 'n', ?)",
                cluster, workload);
        appendWanted(1, "PT10M");
        agent.sendReport(TestAgent.running(workload, 1));
        await("the deployment has settled", () -> transitions().size() == 1);
        appendWanted(cluster, 2, DeploymentAction.REMOVE, "PT10M");
        agent.sendReport(TestAgent.attempt(workload, 2, AttemptResult.REMOVING));
        agent.sendReport(TestAgent.attempt(workload, 2, AttemptResult.REMOVED));
        await("the deployment is gone", () -> transitions().size() == 2);

        assertThat(transitions().getLast()).isInstanceOf(DeploymentEvent.Gone.class);
        assertThat(hub.jdbc().queryForObject("select count(*) from command.names where workload = ?", Long.class, workload)).isZero();
    }

    @Test
    void twoInstancesProcessEachReportOnce() {
        var second = hub.startInstance(ReportConfiguration.class);
        for (int i = 0; i < 20; i++) {
            agent.sendReport(i % 2 == 0 ? TestAgent.failing(workload, 1, "CrashLoopBackOff") : TestAgent.running(workload, 1));
        }
        appendWanted(1, "PT10M");
        agent.sendReport(TestAgent.failing(workload, 1, "CrashLoopBackOff"));
        agent.sendReport(TestAgent.running(workload, 1));
        await("all reports are accepted", () -> accepted(instance) + accepted(second) == 22);

        assertThat(transitions()).last().isInstanceOf(DeploymentEvent.Settled.class);
    }

    @Test
    void recreatesAndReadsLostReportsTopic() throws Exception {
        appendWanted(1, "PT10M");
        agent.sendReport(TestAgent.failing(workload, 1, "ImagePullBackOff"));
        await("the reports are accepted", () -> accepted(instance) == 1);
        try (var admin = Kafka.shared().admin()) {
            admin.deleteTopics(List.of(WireNames.REPORTS_TOPIC)).all().get();
            await("the topic exists again", () -> topicExists(admin));
        }

        agent.sendReport(TestAgent.running(workload, 1));
        await("the deployment has settled", () -> transitions().stream().anyMatch(DeploymentEvent.Settled.class::isInstance));
    }

    private static boolean topicExists(Admin admin) {
        try {
            return admin.listTopics().names().get().contains(WireNames.REPORTS_TOPIC);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void resetOffsets() throws Exception {
        try (var admin = Kafka.shared().admin()) {
            Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
            for (int partition = 0; partition < 12; partition++) {
                start.put(new TopicPartition(WireNames.REPORTS_TOPIC, partition), new OffsetAndMetadata(0));
            }
            admin.alterConsumerGroupOffsets("fleetledger-command", start).all().get();
        }
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

    @Test
    void acceptsAgentWithSetBackClockAndDropsItsPredecessor() {
        appendWanted(1, "PT10M");
        agent.restart(1_000);
        Report before = agent.sendReport(TestAgent.progressing(workload, 1));
        agent.restart(500);
        agent.sendReport(TestAgent.running(workload, 1));
        agent.send(before);
        agent.send(new Report(cluster, 1_000, 2, Instant.now(), before.clusterFacts(),
                List.of(TestAgent.failing(workload, 1, "CrashLoopBackOff")), null));
        agent.sendReport(TestAgent.running(workload, 1));
        await("the reports are accepted", () -> accepted(instance) == 3);

        assertThat(transitions()).singleElement().isInstanceOf(DeploymentEvent.Settled.class);
        assertThat(dropped(instance, "repeat")).isEqualTo(2);
    }
}
