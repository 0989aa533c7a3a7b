package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.agent.StuckAgentMain;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.parts.process.ChildProcess;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ProcessSpec;
import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** Tests a process whose first reconcile step never ends and holds a lock. With this API timeout it is overdue after 6 s. */
class StuckAgentIT extends AgentFixture {

    private static final int STUCK_EXIT_CODE = 70;

    @TempDir
    private Path folder;

    private final SimulatedCluster simulatedCluster = SimulatedCluster.start(ClusterSettings.named("stuck"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final int healthPort = Ports.free();
    private ChildProcess process;

    @Override
    TestCluster testCluster() {
        return TestCluster.simulated(simulatedCluster);
    }

    @AfterEach
    void endProcess() {
        process.close();
    }

    @AfterAll
    void stopCluster() {
        simulatedCluster.close();
        http.close();
    }

    @Test
    void endsStuckAgentSoThatAnotherOneActsAtOnce() throws Exception {
        process = start();
        Wait.until("it is ready", () -> get("readyz").equals("ok\n"));
        assertThat(get("livez")).isEqualTo("ok\n");
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = testWorkload.apply(1);

        hub.sendIntent(intent);

        Wait.until("it is no longer live", () -> get("livez").contains("reconcile-"));
        assertThat(process.onExit().get(30, TimeUnit.SECONDS)).isEqualTo(STUCK_EXIT_CODE);
        assertThat(Files.readString(folder.resolve("log"))).containsPattern("The agent ends because it is stuck: .*reconcile-\\d");
        assertThat(leaseHolder()).as("holder of the lease, which would last for a minute").isNullOrEmpty();
        ClusterFacts last = hub.awaitClusterFacts(cluster, "the reason", facts -> facts.apiServer().contains("stuck"));
        assertThat(last.apiServer()).contains("reconcile-");
        int reports = hub.reportsOf(cluster).size();
        startAgent();
        hub.awaitFacts(intent, "all pods ready", ApplyScenarios::isReady);
        assertThat(hub.reportsOf(cluster).get(reports - 1).clusterFacts()).as("the stuck agent's last report").isEqualTo(last);
    }

    private ChildProcess start() {
        var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("src/main/jvm/options").toAbsolutePath(), "-cp", System.getProperty("java.class.path"),
                StuckAgentMain.class.getName());
        Map<String, String> environment = new HashMap<>(hub.agentEnvironment());
        environment.putAll(Map.of(
                "FLEETLEDGER_CLUSTER", cluster,
                "FLEETLEDGER_REPORT_KEY", Base64.getUrlEncoder().encodeToString(hub.reportKey(cluster)),
                "FLEETLEDGER_CREDENTIAL", TestHub.CREDENTIAL,
                "FLEETLEDGER_HEALTH_PORT", Integer.toString(healthPort),
                "FLEETLEDGER_INTERVAL_API_TIMEOUT", "PT0.5S",
                "FLEETLEDGER_INTERVAL_LEASE", "PT1M",
                "KUBECONFIG", kubeconfig().toString()));
        return new ProcessSpec("stuck-agent", command, environment, folder, folder.resolve("log")).start();
    }

    private @Nullable String leaseHolder() {
        return user.client().leases().inNamespace("fleetledger-system").withName("fleetledger-agent").get().getSpec().getHolderIdentity();
    }

    /** @return nothing while the process doesn't listen */
    private String get(String page) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + "/" + page)).build(),
                    BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
