package dev.fleetledger.local.story.containers;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import dev.fleetledger.parts.process.ProgramRun;

/**
 * Has a project up during all tests of a class, and prints how long each container took until it was healthy, and how much memory it had
 * in the end.
 */
final class MeasuredProject implements BeforeAllCallback, AfterAllCallback {

    private final ComposeProject project;
    private Map<String, Duration> healthy = Map.of();

    MeasuredProject(ComposeProject project) {
        this.project = project;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        project.prepare();
        try (var healthTimes = HealthTimes.of(project.name())) {
            Duration all = project.up();
            healthy = healthTimes.times();
            System.out.printf("  %s: all healthy after %.1f s%n", project.name(), seconds(all));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        print();
        project.close();
    }

    private void print() {
        Map<String, String> memory = memory();
        System.out.printf("  | container | healthy after | memory |%n  |---|---|---|%n");
        project.running().stream().map(ServiceContainer::service).sorted().forEach(service ->
                System.out.printf("  | %s | %.1f s | %s |%n", service, seconds(healthy.getOrDefault(service, Duration.ZERO)),
                        memory.getOrDefault(service, "?")));
    }

    /** What the engine counts of each service, and its limit. */
    private Map<String, String> memory() {
        Map<String, String> services = project.running().stream()
                .collect(Collectors.toMap(ServiceContainer::id, ServiceContainer::service));
        String[] command = Stream.concat(Stream.of("docker", "stats", "--no-stream", "--no-trunc", "--format", "{{.ID}} {{.MemUsage}}"),
                services.keySet().stream()).toArray(String[]::new);
        return ProgramRun.of(command).run().lines().map(line -> line.split(" ", 2)).filter(words -> services.containsKey(words[0]))
                .collect(Collectors.toMap(words -> services.get(words[0]), words -> words[1]));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
