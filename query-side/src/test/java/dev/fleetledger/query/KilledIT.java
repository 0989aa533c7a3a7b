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
class KilledIT {

    private static final int MANY = 400;
    /** A start takes about 15 seconds, and up to a minute on a busy machine. */
    private static final Duration START = Duration.ofMinutes(5);
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void resumesAtCheckpointAfterKill() throws Exception {
        try (Side world = Side.onlyItsParts()) {
            Process first = start(world);
            Story story = new Story(world, "killed");
            String cluster = story.cluster("one");
            UUID workload = Story.id();
            world.ledger.command("killed-admin", "workload.create", new WorkloadEvent.Created(workload, "DaemonSet", "monitoring", "exporter", null));
            IntStream.rangeClosed(1, MANY).forEach(n -> {
                story.position = world.ledger.command("killed-admin", "workload.restart",
                        story.wanted(workload, cluster, n, DeploymentAction.APPLY, "monitoring", "exporter", null));
                world.report(story.credential(), new Report(cluster, 1, n, Instant.now(), null, List.of(Story.applied(workload, n, 3)), null));
                if (n == MANY / 2) {
                    first.destroyForcibly();
                }
            });
            first.waitFor();
            start(world);
            Side.eventually("every report is projected", () -> world.count("select count(*) from observed.reports") == MANY);
            assertThat(world.count("select position from views.progress")).isEqualTo(story.position);
            assertThat(world.count("select generation from views.deployments where status = 'Running'")).isEqualTo(MANY);
            assertThat(world.count("select count(*) from views.generations")).isEqualTo(MANY);
        }
    }

    private Process start(Side world) throws IOException {
        int port = Ports.free();
        ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp",
                "target/classes" + File.pathSeparator + Files.readString(Path.of("target/class-path")).strip(), QuerySide.class.getName());
        java.environment().putAll(world.environment());
        java.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(port));
        Instant began = Instant.now();
        Process process = java.redirectErrorStream(true).redirectOutput(Path.of("target/killed-" + started.size() + ".log").toFile()).start();
        started.add(process);
        Side.within(START, "the service is ready", () -> {
            assertThat(process.isAlive()).as("the process is alive").isTrue();
            return ready(port);
        });
        System.out.println("Ready in " + Duration.between(began, Instant.now()) + ", " + memory(process));
        return process;
    }

    private static boolean ready(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/actuator/health/readiness").toURL()
                    .openConnection();
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String memory(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(line -> line.startsWith("VmRSS")).findFirst()
                .orElse("");
    }
}
