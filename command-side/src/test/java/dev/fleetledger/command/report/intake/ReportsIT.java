package dev.fleetledger.command.report.intake;

import static dev.fleetledger.command.TestHub.await;
import static dev.fleetledger.command.report.intake.Counted.dropped;
import static dev.fleetledger.command.report.intake.Counted.taken;
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
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.command.TestHub;
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.relay.RelayConfiguration;
import dev.fleetledger.command.report.ReportConfiguration;
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

class ReportsIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String CREDENTIAL = "k1";

    private final String cluster = "r" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    private final UUID workload = UUID.randomUUID();
    private final UUID rollout = UUID.randomUUID();
    private TestHub hub;
    private KafkaProducer<String, byte[]> producer;
    private AgentOf agent;
    private ConfigurableApplicationContext copy;

    @BeforeEach
    void oneClusterOfTheFleet() {
        hub = new TestHub(Kafka.shared().bootstrap());
        producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", Kafka.shared().bootstrap()), new StringSerializer(), new ByteArraySerializer());
        agent = new AgentOf(cluster, CREDENTIAL, producer);
        join(cluster);
        copy = hub.copy(RelayConfiguration.class, ReportConfiguration.class);
    }

    @AfterEach
    void close() {
        hub.close();
        producer.close();
    }

    @Test
    void firstReportRecordsThatClusterJoined() {
        agent.reports();
        agent.reports();
        agent.reports();
        await("the reports are accepted", () -> taken(copy) == 3);

        assertThat(hub.ledger().read(StreamId.of("ClusterFacts", cluster))).singleElement().extracting(RecordedEvent::payload)
                .isEqualTo(new ClusterFactEvent.Joined(cluster, CREDENTIAL, "v1.35.4", "0.1.0"));
    }

    @Test
    void dropsAndCountsForgedReport() {
        wanted(1, "PT10M");
        new AgentOf(cluster, CREDENTIAL, producer, "not the hub's secret").reports(AgentOf.running(workload, 1));
        await("the report is read", () -> dropped(copy, "seal") == 1);

        assertThat(transitions()).isEmpty();
    }

    @Test
    void dropsReportOfReplacedCredential() {
        wanted(1, "PT10M");
        new CredentialTable(hub.jdbc()).issue(cluster, "k2", null, Instant.now());
        agent.reports(AgentOf.running(workload, 1));
        new AgentOf(cluster, "k2", producer).reports();
        await("the report is read", () -> taken(copy) == 1);

        assertThat(dropped(copy, "retired")).isEqualTo(1);
        assertThat(transitions()).isEmpty();
    }

    @Test
    void acceptsBothCredentialsDuringOverlap() {
        wanted(1, "PT10M");
        new CredentialTable(hub.jdbc()).issue(cluster, "k2", Instant.now().plusSeconds(60), Instant.now());
        agent.reports(AgentOf.running(workload, 1));
        AgentOf newer = new AgentOf(cluster, "k2", producer);
        newer.startsAgain(2);
        newer.reports();
        await("both reports are accepted", () -> taken(copy) == 2);

        assertThat(transitions()).singleElement().isInstanceOf(DeploymentEvent.Settled.class);
    }

    @Test
    void dropsReportForAnotherCluster() {
        String other = cluster + "-other";
        join(other);
        wanted(1, "PT10M");
        new AgentOf(other, CREDENTIAL, producer).send(new Report(cluster, 9, 9, Instant.now(), null, List.of(AgentOf.running(workload, 1)), null));
        await("the report is read", () -> dropped(copy, "another") == 1);

        assertThat(transitions()).isEmpty();
    }

    @Test
    void dropsDuplicateReport() {
        wanted(1, "PT10M");
        Report first = agent.reports(AgentOf.failing(workload, 1, "ImagePullBackOff"));
        agent.reports(AgentOf.running(workload, 1));
        agent.send(first);
        await("the report is read", () -> dropped(copy, "repeat") == 1);

        assertThat(transitions()).last().isInstanceOf(DeploymentEvent.Settled.class);
    }

    @Test
    void rereadReportsChangeNothing() throws Exception {
        wanted(1, "PT10M");
        agent.reports(AgentOf.failing(workload, 1, "ImagePullBackOff"));
        agent.reports(AgentOf.running(workload, 1));
        await("the deployment has settled", () -> transitions().stream().anyMatch(DeploymentEvent.Settled.class::isInstance));
        List<Object> before = transitions();
        copy.close();
        readFromTheStartAgain();

        copy = hub.copy(RelayConfiguration.class, ReportConfiguration.class);
        await("the reports are read again", () -> dropped(copy, "repeat") == 2);
        assertThat(transitions()).isEqualTo(before);
    }

    @Test
    void ignoresFactsOfOlderGeneration() {
        wanted(1, "PT10M");
        wanted(2, "PT10M");
        agent.reports(AgentOf.running(workload, 1));
        await("the reports are accepted", () -> taken(copy) == 1);

        assertThat(transitions()).isEmpty();
    }

    @Test
    void ignoresSameGenerationOfAnotherIntent() {
        wanted(1, "PT10M");
        agent.reports(AgentOf.running(workload, UUID.randomUUID(), 1, 1));
        await("the reports are accepted", () -> taken(copy) == 1);

        assertThat(transitions()).isEmpty();
    }

    @Test
    void recordsFailureOncePerReasonThenSettles() {
        wanted(1, "PT10M");
        for (var facts : List.of(AgentOf.failing(workload, 1, "ImagePullBackOff"), AgentOf.failing(workload, 1, "ImagePullBackOff"),
                AgentOf.failing(workload, 1, "CrashLoopBackOff"), AgentOf.running(workload, 1))) {
            long before = taken(copy);
            agent.reports(facts);
            await("the reports are accepted", () -> taken(copy) > before);
        }

        assertThat(transitions()).extracting(Object::getClass).extracting(Class::getSimpleName).containsExactly("Failed", "Failed", "Settled");
    }

    @Test
    void releasesNameWhenDeploymentIsGone() {
        hub.jdbc().update("insert into command.names (cluster, namespace, kind, name, workload) values (?, 'ns', 'DaemonSet', 'n', ?)", cluster, workload);
        wanted(1, "PT10M");
        agent.reports(AgentOf.running(workload, 1));
        await("the deployment has settled", () -> transitions().size() == 1);
        wanted(cluster, 2, DeploymentAction.REMOVE, "PT10M");
        agent.reports(AgentOf.attempt(workload, 2, AttemptResult.REMOVING));
        agent.reports(AgentOf.attempt(workload, 2, AttemptResult.REMOVED));
        await("the deployment is gone", () -> transitions().size() == 2);

        assertThat(transitions().getLast()).isInstanceOf(DeploymentEvent.Gone.class);
        assertThat(hub.jdbc().queryForObject("select count(*) from command.names where workload = ?", Long.class, workload)).isZero();
    }

    @Test
    void twoInstancesProcessEachReportOnce() {
        var second = hub.copy(ReportConfiguration.class);
        for (int i = 0; i < 20; i++) {
            agent.reports(i % 2 == 0 ? AgentOf.failing(workload, 1, "CrashLoopBackOff") : AgentOf.running(workload, 1));
        }
        wanted(1, "PT10M");
        agent.reports(AgentOf.failing(workload, 1, "CrashLoopBackOff"));
        agent.reports(AgentOf.running(workload, 1));
        await("all reports are accepted", () -> taken(copy) + taken(second) == 22);

        assertThat(transitions()).last().isInstanceOf(DeploymentEvent.Settled.class);
    }

    @Test
    void recreatesAndReadsLostReportsTopic() throws Exception {
        wanted(1, "PT10M");
        agent.reports(AgentOf.failing(workload, 1, "ImagePullBackOff"));
        await("the reports are accepted", () -> taken(copy) == 1);
        try (var admin = Kafka.shared().admin()) {
            admin.deleteTopics(List.of(WireNames.REPORTS_TOPIC)).all().get();
            await("the topic exists again", () -> isThere(admin));
        }

        agent.reports(AgentOf.running(workload, 1));
        await("the deployment has settled", () -> transitions().stream().anyMatch(DeploymentEvent.Settled.class::isInstance));
    }

    private static boolean isThere(Admin admin) {
        try {
            return admin.listTopics().names().get().contains(WireNames.REPORTS_TOPIC);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readFromTheStartAgain() throws Exception {
        try (var admin = Kafka.shared().admin()) {
            Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
            for (int partition = 0; partition < 12; partition++) {
                start.put(new TopicPartition(WireNames.REPORTS_TOPIC, partition), new OffsetAndMetadata(0));
            }
            admin.alterConsumerGroupOffsets("fleetledger-command", start).all().get();
        }
    }

    private void join(String name) {
        hub.jdbc().update("insert into command.clusters (name, labels) values (?, '{}')", name);
        new CredentialTable(hub.jdbc()).issue(name, CREDENTIAL, null, Instant.now());
    }

    private void wanted(long generation, String deadline) {
        wanted(cluster, generation, DeploymentAction.APPLY, deadline);
    }

    private void wanted(String where, long generation, DeploymentAction action, String deadline) {
        Position position = hub.append(StreamId.of("Deployment", workload + "/" + where), Map.of("command", "command-" + generation, "traceparent", "00-t"),
                new DeploymentEvent.Wanted(workload, where, generation, AgentOf.intent(workload, generation), action, "ns", "n", 1, hub.manifest("[]"), rollout, "refuse", "correct", deadline, null, null));
        await("the event is relayed", () -> hub.jdbc().queryForObject("select position from command.relay_place", Long.class) >= position.value());
    }

    private List<RecordedEvent> recorded() {
        return hub.ledger().read(StreamId.of("Deployment", workload + "/" + cluster));
    }

    private List<Object> transitions() {
        return recorded().stream().map(RecordedEvent::payload).filter(event -> !(event instanceof DeploymentEvent.Wanted)).toList();
    }

    @Test
    void acceptsAgentWithSetBackClockAndDropsItsPredecessor() {
        wanted(1, "PT10M");
        agent.startsAgain(1_000);
        Report before = agent.reports(AgentOf.coming(workload, 1));
        agent.startsAgain(500);
        agent.reports(AgentOf.running(workload, 1));
        agent.send(before);
        agent.send(new Report(cluster, 1_000, 2, Instant.now(), before.clusterFacts(), List.of(AgentOf.failing(workload, 1, "CrashLoopBackOff")), null));
        agent.reports(AgentOf.running(workload, 1));
        await("the reports are accepted", () -> taken(copy) == 3);

        assertThat(transitions()).singleElement().isInstanceOf(DeploymentEvent.Settled.class);
        assertThat(dropped(copy, "repeat")).isEqualTo(2);
    }
}
