package dev.fleetledger.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.agent.AgentIntervals;
import dev.fleetledger.agent.AgentSettings;
import dev.fleetledger.agent.EnvironmentReader;
import dev.fleetledger.contract.report.ReportSignature;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedFleet;
import dev.fleetledger.simulation.faults.Fault;

/** Tests with 100 agents; {@code bench/run fleet} measures 1,000. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentHostIT {

    private static final int AGENTS = 100;
    private static final byte[] SECRET = "a hub's secret, for tests only".getBytes(UTF_8);

    private final String run = "m" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private final List<String> clusters = IntStream.range(0, AGENTS).mapToObj(number -> run + number).toList();
    private final SimulatedFleet fleet = SimulatedFleet.start();
    private final AgentHost agentHost = new AgentHost(new EnvironmentReader(Kafka.shared().adminEnvironment()).kafka(), Clock.systemUTC());
    private HubStub hub;

    @TempDir
    private static Path folder;

    @BeforeAll
    void startAgents() throws IOException {
        hub = new HubStub(clusters);
        for (String cluster : clusters) {
            Path kubeconfig = Files.writeString(folder.resolve(cluster), fleet.add(ClusterSettings.named(cluster).withNodes(1))
                    .kubeconfig());
            agentHost.add(agentSettings(cluster, kubeconfig));
        }
        await("all agents are ready", Duration.ofSeconds(60), agentHost::areAllReady);
    }

    private static AgentSettings agentSettings(String cluster, Path kubeconfig) {
        return new AgentSettings(cluster, Map.of(), ReportSignature.key(SECRET, cluster, "c1"), "c1", 0, kubeconfig, null,
                AgentIntervals.DEFAULT);
    }

    @AfterAll
    void stop() {
        agentHost.close();
        hub.close();
        fleet.close();
    }

    @Test
    void sharesClientsAndThreadsAmongAllAgents() {
        UUID workload = hub.submit(clusters);

        await("workload is applied in all clusters", Duration.ofSeconds(60), () -> hub.applied(workload).containsAll(clusters));
        Set<String> threads = Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
        assertThat(threads).as("one intent reader, whatever the number of agents").filteredOn(name -> name.startsWith("intents"))
                .hasSize(1);
        assertThat(threads).filteredOn(name -> name.contains("producer")).hasSizeLessThanOrEqualTo(2);
        assertThat(threads).filteredOn(name -> name.contains("HttpClient")).hasSize(1);
        assertThat(threads).as("platform threads").hasSizeLessThan(AGENTS);
    }

    @Test
    void keepsStoppedAgentStoppedWhenItsSettingsAreReplaced() {
        String cluster = clusters.get(9);
        agentHost.stop(cluster);

        agentHost.replace(agentSettings(cluster, folder.resolve(cluster)));

        assertThat(agentHost.isReady(cluster)).isFalse();
        agentHost.start(cluster);
        await("agent runs again", Duration.ofSeconds(60), () -> agentHost.isReady(cluster));
    }

    @Test
    void keepsApplyingElsewhereWhileOneClusterHangs() {
        String hanging = clusters.get(7);
        List<String> others = clusters.stream().filter(cluster -> !cluster.equals(hanging)).toList();
        fleet.cluster(hanging).fault(Fault.HANG);
        UUID workload = hub.submit(clusters);

        await("workload is applied in all other clusters", Duration.ofSeconds(60), () -> hub.applied(workload).containsAll(others));

        assertThat(hub.applied(workload)).doesNotContain(hanging);
        fleet.cluster(hanging).fault(Fault.ONLINE);
        await("workload is applied in the recovered cluster", Duration.ofSeconds(60), () -> hub.applied(workload).contains(hanging));
    }

    @Test
    void appliesMissedIntentAfterAgentRestart() {
        String restarted = clusters.get(11);
        agentHost.stop(restarted);
        UUID workload = hub.submit(clusters);
        await("workload is applied in all other clusters", Duration.ofSeconds(60), () -> hub.applied(workload).size() == AGENTS - 1);

        agentHost.start(restarted);

        await("restarted agent applied the missed intent", Duration.ofSeconds(60), () -> hub.applied(workload).contains(restarted));
    }

    private static void await(String description, Duration timeout, BooleanSupplier condition) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(description).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
