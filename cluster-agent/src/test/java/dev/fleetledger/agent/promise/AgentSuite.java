package dev.fleetledger.agent.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.parts.kafka.Kafka;

/** Fixture of these tests: the hub's side of Kafka, a user with kubectl, and an agent behind a connection that can be interrupted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AgentSuite {

    private static final AgentIntervals QUICK = new AgentIntervals(Duration.ofMillis(25), Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(20),
            Duration.ofSeconds(3));

    private final List<Agent> agents = new ArrayList<>();
    protected Hubs hub;
    protected Person person;
    protected Wire wire;
    protected String cluster;
    protected String namespace;
    private TestCluster testCluster;

    abstract TestCluster testCluster();

    Kafka kafka() {
        return Kafka.shared();
    }

    @BeforeAll
    void meetTheCluster() {
        testCluster = testCluster();
        hub = new Hubs(kafka());
        person = new Person(testCluster.kubeconfig());
    }

    @BeforeEach
    void aClusterNameOfItsOwn() throws IOException {
        cluster = "c" + UUID.randomUUID().toString().substring(0, 8);
        hub.makesTopic(cluster);
        namespace = person.makesNamespace();
        wire = new Wire(testCluster.kubeconfig());
    }

    @AfterEach
    void stopAgents() throws IOException {
        wire.heal();
        agents.forEach(Agent::close);
        agents.clear();
        wire.close();
    }

    @AfterAll
    void leave() {
        hub.close();
        person.close();
    }

    Agent startAgent() throws IOException {
        return startAgent(null);
    }

    /** @param installation the installation id of the hub that the cluster is assigned to */
    Agent startAgent(UUID installation) throws IOException {
        return startAgent(installation, Clock.systemUTC());
    }

    Agent startAgent(UUID installation, Clock clock) throws IOException {
        AgentSettings agentSettings = new AgentSettings(cluster, Map.of("bootstrap.servers", hub.bootstrap()), hub.reportKey(cluster), Hubs.CREDENTIAL,
                0, wire.kubeconfig(testCluster.agentKubeconfig()), installation, QUICK);
        Agent agent = new Agent(agentSettings, clock);
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

    Intent settled(Wish wish, long generation) {
        return settled(wish.apply(generation));
    }

    /** @return the same intent, once all its pods are ready */
    Intent settled(Intent intent) {
        hub.wants(intent);
        hub.awaits(intent, "all pods ready", ApplyPromises::isReady);
        return intent;
    }

    DaemonSet seen(Wish wish) {
        DaemonSet found = person.sees(wish.namespace(), wish.name());
        assertThat(found).as("the DaemonSet of " + wish).isNotNull();
        return found;
    }

    /** Reads the object once, because it may be gone at the next read. */
    boolean stands(Wish wish, Predicate<DaemonSet> as) {
        DaemonSet found = person.sees(wish.namespace(), wish.name());
        return found != null && as.test(found);
    }

    boolean isThere(Wish wish) {
        return person.sees(wish.namespace(), wish.name()) != null;
    }

    static String image(DaemonSet daemonSet) {
        return daemonSet.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
    }

    static String version(DaemonSet daemonSet) {
        return daemonSet.getMetadata().getResourceVersion();
    }
}
