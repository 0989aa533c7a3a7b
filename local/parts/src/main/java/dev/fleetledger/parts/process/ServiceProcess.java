package dev.fleetledger.parts.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One of our services in a process of its own, with the classes of the module under test, and its health.
 *
 * @param healthPort port of its actuator
 */
public record ServiceProcess(ChildProcess process, int healthPort) implements AutoCloseable {

    /** A start takes about 15 seconds, and some minutes on a busy machine. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(5);

    /**
     * @param environment settings of the service, without its actuator's port
     * @param log         file for its output
     */
    public static ServiceProcess start(String mainClass, Map<String, String> environment, Path log, String... jvmOptions) {
        int healthPort = Ports.free();
        Map<String, String> complete = new HashMap<>(environment);
        complete.put("MANAGEMENT_SERVER_PORT", Integer.toString(healthPort));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", classPathWithoutTests(), mainClass));
        return new ServiceProcess(new ProcessSpec(mainClass, command, complete, Path.of("").toAbsolutePath(), log.toAbsolutePath()).start(),
                healthPort);
    }

    /** Tests' own Spring components would otherwise belong to the service. */
    private static String classPathWithoutTests() {
        String separator = System.getProperty("path.separator");
        return Arrays.stream(System.getProperty("java.class.path").split(separator)).filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(separator));
    }

    /** Returns the HTTP status of a health group, or 0 while nothing answers. */
    public int health(String group) {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + healthPort + "/actuator/health/" + group).toURL()
                    .openConnection();
            connection.setReadTimeout((int) HEALTH_TIMEOUT.toMillis());
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** @throws IllegalStateException when the health group doesn't get this status in time, or the process ends before */
    public ServiceProcess awaitHealth(String group, int status) {
        ProcessReadiness.await(process, START_TIMEOUT, () -> health(group) == status);
        return this;
    }

    @Override
    public void close() {
        process.kill();
    }
}
