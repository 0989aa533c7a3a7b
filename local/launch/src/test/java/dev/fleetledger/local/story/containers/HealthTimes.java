package dev.fleetledger.local.story.containers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Listens to the engine for when each container of a project becomes healthy for the first time. */
final class HealthTimes implements AutoCloseable {

    private static final String FORMAT = "{{.TimeNano}} {{index .Actor.Attributes \"com.docker.compose.service\"}} {{.Status}}";

    private final Instant start = Instant.now();
    private final Map<String, Duration> times = new ConcurrentHashMap<>();
    private final Process events;

    private HealthTimes(Process events) {
        this.events = events;
    }

    static HealthTimes of(String project) {
        try {
            var builder = new ProcessBuilder("docker", "events", "--filter", "label=com.docker.compose.project=" + project,
                    "--filter", "event=health_status", "--format", FORMAT).redirectErrorStream(true);
            var healthTimes = new HealthTimes(builder.start());
            Thread.ofVirtual().start(healthTimes::read);
            return healthTimes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time to health by service, since this listener was made. */
    Map<String, Duration> times() {
        return Map.copyOf(times);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(events.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> line.endsWith(" healthy")).map(line -> line.split(" ", 3)).forEach(words ->
                    times.putIfAbsent(words[1], Duration.between(start, Instant.ofEpochSecond(0, Long.parseLong(words[0])))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        events.destroy();
    }
}
