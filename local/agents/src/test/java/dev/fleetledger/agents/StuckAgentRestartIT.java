package dev.fleetledger.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.agent.AgentIntervals;
import dev.fleetledger.agent.AgentSettings;
import dev.fleetledger.agent.EnvironmentReader;
import dev.fleetledger.contract.report.ReportSignature;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedFleet;

/** Tests a process of several agents in one of which the first reconcile step never ends. */
class StuckAgentRestartIT {

    private static final byte[] SECRET = "a hub's secret, for tests only".getBytes(UTF_8);
    private static final AgentIntervals INTERVALS = withApiTimeout(Duration.ofMillis(500));

    private final String run = "s" + UUID.randomUUID().toString().substring(0, 6) + "-";
    private final List<String> clusters = List.of(run + "a", run + "b");
    private final SimulatedFleet fleet = SimulatedFleet.start();
    private final OnceStuckClock clock = new OnceStuckClock();
    private final AgentHost agentHost = new AgentHost(new EnvironmentReader(Kafka.shared().adminEnvironment()).kafka(), clock);
    private final HubStub hub = new HubStub(clusters);

    @BeforeEach
    void startAgents(@TempDir Path folder) throws IOException {
        for (String cluster : clusters) {
            Path kubeconfig = Files.writeString(folder.resolve(cluster), fleet.add(ClusterSettings.named(cluster).withNodes(1))
                    .kubeconfig());
            agentHost.add(new AgentSettings(cluster, Map.of(), ReportSignature.key(SECRET, cluster, "c1"), "c1", 0, kubeconfig, null,
                    INTERVALS));
        }
        await("all agents are ready", agentHost::areAllReady);
    }

    @AfterEach
    void stop() {
        agentHost.close();
        hub.close();
        fleet.close();
    }

    @Test
    void restartsOnlyStuckAgent() {
        UUID workload = hub.submit(clusters);

        await("one agent is stuck, the other is not", () -> clock.used.get() && hub.applied(workload).size() == 1);
        await("the restarted agent applies the workload, too", () -> hub.applied(workload).containsAll(clusters));
    }

    private static AgentIntervals withApiTimeout(Duration timeout) {
        AgentIntervals all = AgentIntervals.DEFAULT;
        return new AgentIntervals(all.reportDelay(), all.heartbeat(), all.fullReport(), all.apiProbe(), timeout, all.watchRenewal(),
                all.resync(), all.topicReread(), all.lease());
    }

    private static void await(String description, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(description).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Blocks the first reconcile step that asks for the time of an observation. */
    private static final class OnceStuckClock extends Clock {

        private final Clock clock = Clock.systemUTC();
        private final AtomicBoolean used = new AtomicBoolean();

        @Override
        public Instant instant() {
            if (Thread.currentThread().getName().startsWith("reconcile-") && used.compareAndSet(false, true)) {
                while (true) {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        // Not even an interrupt ends the step.
                    }
                }
            }
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
