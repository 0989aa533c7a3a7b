package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.parts.process.Ports;

/** The service as a separate process, configured by its environment and killed while it works. */
class ProcessKillIT {

    private static final int REPORT_COUNT = 400;
    /** A start takes about 15 seconds, and up to a minute on a busy machine. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void killProcesses() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void resumesAtCheckpointAfterKill() throws Exception {
        try (TestQuerySide querySide = TestQuerySide.withoutService()) {
            Process first = start(querySide);
            TestFleet testFleet = new TestFleet(querySide, "killed");
            String cluster = testFleet.registerCluster("one");
            UUID workload = TestFleet.newId();
            querySide.ledger.append("killed-admin", "workload.create",
                    new WorkloadEvent.Created(workload, "DaemonSet", "monitoring", "exporter", null));
            IntStream.rangeClosed(1, REPORT_COUNT).forEach(n -> {
                testFleet.position = querySide.ledger.append("killed-admin", "workload.restart",
                        testFleet.wantedEvent(workload, cluster, n, DeploymentAction.APPLY, "monitoring", "exporter", null));
                querySide.sendReport(testFleet.credential(),
                        new Report(cluster, 1, n, Instant.now(), null, List.of(TestFleet.appliedFacts(workload, n, 3)), null));
                if (n == REPORT_COUNT / 2) {
                    first.destroyForcibly();
                }
            });
            first.waitFor();
            start(querySide);
            TestQuerySide.eventually("every report is projected",
                    () -> querySide.count("select count(*) from observed.reports") == REPORT_COUNT);
            assertThat(querySide.count("select position from views.progress")).isEqualTo(testFleet.position);
            assertThat(querySide.count("select generation from views.deployments where status = 'Running'")).isEqualTo(REPORT_COUNT);
            assertThat(querySide.count("select count(*) from views.generations")).isEqualTo(REPORT_COUNT);
        }
    }

    private Process start(TestQuerySide querySide) throws IOException {
        int port = Ports.free();
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp",
                "target/classes" + File.pathSeparator + Files.readString(Path.of("target/class-path")).strip(), QuerySide.class.getName());
        builder.environment().putAll(querySide.environment());
        builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(port));
        Process process = builder.redirectErrorStream(true).redirectOutput(Path.of("target/killed-" + processes.size() + ".log").toFile())
                .start();
        processes.add(process);
        TestQuerySide.within(START_TIMEOUT, "the service is ready", () -> {
            assertThat(process.isAlive()).as("the process is alive").isTrue();
            return isReady(port);
        });
        return process;
    }

    private static boolean isReady(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/actuator/health/readiness").toURL()
                    .openConnection();
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
