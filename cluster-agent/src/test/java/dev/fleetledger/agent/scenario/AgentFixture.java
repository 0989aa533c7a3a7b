package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import dev.fleetledger.agent.Agent;
import dev.fleetledger.agent.AgentIntervals;
import dev.fleetledger.agent.AgentSettings;
import dev.fleetledger.agent.EnvironmentReader;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.parts.kafka.Kafka;

/** Fixture of these tests: the hub's side of Kafka, a user with kubectl, and an agent behind a connection that can be interrupted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AgentFixture {

    /** Outlasts the pauses of a busy machine, so that only the end of its holder passes the lease on. */
    private static final Duration LEASE = Duration.ofSeconds(16);
    private static final AgentIntervals SHORT_INTERVALS =
            new AgentIntervals(Duration.ofMillis(25), Duration.ofSeconds(1), Duration.ofSeconds(2),
                    Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofSeconds(15), Duration.ofSeconds(20),
                    LEASE);

    private final List<Agent> agents = new ArrayList<>();
    protected TestHub hub;
    protected KubectlUser user;
    protected FaultProxy proxy;
    protected String cluster;
    protected String namespace;
    private TestCluster testCluster;

    abstract TestCluster testCluster();

    Kafka kafka() {
        return Kafka.shared();
    }

    @BeforeAll
    void connect() {
        testCluster = testCluster();
        hub = new TestHub(kafka());
        user = new KubectlUser(testCluster.kubeconfig());
    }

    @BeforeEach
    void createNamespaceAndTopic() throws IOException {
        cluster = "c" + UUID.randomUUID().toString().substring(0, 8);
        hub.createTopic(cluster);
        namespace = user.createNamespace();
        proxy = new FaultProxy(testCluster.kubeconfig());
    }

    @AfterEach
    void stopAgents() throws IOException {
        proxy.heal();
        agents.forEach(Agent::close);
        agents.clear();
        proxy.close();
    }

    @AfterAll
    void disconnect() {
        hub.close();
        user.close();
    }

    Agent startAgent() throws IOException {
        return startAgent(null);
    }

    /** @param installation the installation id of the hub that the cluster is assigned to */
    Agent startAgent(UUID installation) throws IOException {
        return startAgent(installation, Clock.systemUTC());
    }

    Agent startAgent(UUID installation, Clock clock) throws IOException {
        AgentSettings settings = new AgentSettings(cluster, new EnvironmentReader(hub.agentEnvironment()).kafka(), hub.reportKey(cluster),
                TestHub.CREDENTIAL,
                0, proxy.kubeconfig(testCluster.agentKubeconfig()), installation, SHORT_INTERVALS);
        Agent agent = new Agent(settings, clock);
        agents.add(agent);
        agent.start();
        return agent;
    }

    Path kubeconfig() {
        return testCluster.kubeconfig();
    }

    List<Agent> agents() {
        return List.copyOf(agents);
    }

    AgentProcess startProcess() {
        return new AgentProcess(hub, cluster, testCluster.agentKubeconfig());
    }

    void stop(Agent agent) {
        agent.close();
        agents.remove(agent);
    }

    Intent applyUntilReady(TestWorkload testWorkload, long generation) {
        return applyUntilReady(testWorkload.apply(generation));
    }

    /** @return the same intent, once all its pods are ready */
    Intent applyUntilReady(Intent intent) {
        hub.sendIntent(intent);
        hub.awaitFacts(intent, "all pods ready", ApplyScenarios::isReady);
        return intent;
    }

    Drift awaitDrift(Intent intent) {
        return hub.awaitFacts(intent, "drift", facts -> facts.drift() != null).drift();
    }

    /**
     * Applies a sentinel, another workload, until all its pods are ready. Its intent takes the same path as every record sent before, so
     * by then these have had their effects.
     */
    TestWorkload applySentinel() {
        TestWorkload sentinel = TestWorkload.of(cluster, namespace).name("sentinel");
        applyUntilReady(sentinel, 1);
        return sentinel;
    }

    DaemonSet getDaemonSet(TestWorkload testWorkload) {
        DaemonSet found = user.findDaemonSet(testWorkload.namespace(), testWorkload.name());
        assertThat(found).as("the DaemonSet of " + testWorkload).isNotNull();
        return found;
    }

    /** Reads the object once, because it may be gone at the next read. */
    boolean hasDaemonSet(TestWorkload testWorkload, Predicate<DaemonSet> condition) {
        DaemonSet found = user.findDaemonSet(testWorkload.namespace(), testWorkload.name());
        return found != null && condition.test(found);
    }

    boolean hasDaemonSet(TestWorkload testWorkload) {
        return user.findDaemonSet(testWorkload.namespace(), testWorkload.name()) != null;
    }

    static String image(DaemonSet daemonSet) {
        return daemonSet.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
    }

    static String version(DaemonSet daemonSet) {
        return daemonSet.getMetadata().getResourceVersion();
    }
}
