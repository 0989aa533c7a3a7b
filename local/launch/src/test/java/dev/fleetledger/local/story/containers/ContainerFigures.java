package dev.fleetledger.local.story.containers;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.fleetledger.parts.process.ProgramRun;

/** How long each container of a project takes until it is healthy, and how much memory it has at the end of a story. */
final class ContainerFigures {

    private final ComposeProject project;
    private Map<String, Duration> healthy = Map.of();

    ContainerFigures(ComposeProject project) {
        this.project = project;
    }

    /** @param up brings the project up and returns how long that took */
    void measure(Supplier<Duration> up) {
        try (var healthTimes = HealthTimes.of(project.name())) {
            Duration all = up.get();
            healthy = healthTimes.times();
            System.out.printf("  %s: all healthy after %.1f s%n", project.name(), seconds(all));
        }
    }

    void print() {
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
