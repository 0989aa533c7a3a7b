package dev.fleetledger.manifest.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A log collector and the pod annotations that it reads. One row per collector.
 *
 * @param stdoutOff annotations that exclude a container's standard output
 * @param files annotations that declare a container's log files
 */
public record Collector(String key, StdoutOff stdoutOff, Files files) {
    /** Annotations for a container whose standard output is not collected. */
    @FunctionalInterface
    public interface StdoutOff {
        Map<String, String> of(String container);
    }

    /** Annotations for a container's files. */
    @FunctionalInterface
    public interface Files {
        Map<String, String> of(String container, List<LogPattern> patterns);
    }

    /** Reads its exclude annotations per container by default, and files through the annotation that its tail input is configured with. */
    private static final Collector FLUENT_BIT = new Collector("fluent-bit",
        container -> Map.of("fluentbit.io/exclude-" + container, "true"),
        (container, patterns) -> Map.of("logs.fluentbit.io/" + container, paths(patterns)));

    /** The operator adds a container that tails volume:path. It doesn't collect standard output. */
    private static final Collector TAILING_SIDECAR = new Collector("tailing-sidecar",
        container -> Map.of(),
        (container, patterns) -> Map.of("tailing-sidecar", patterns.stream().map(LogPattern::volumeAndPath)
                .collect(Collectors.joining(";"))));

    static final List<Collector> ALL = List.of(FLUENT_BIT, TAILING_SIDECAR);
    public static final Collector DEFAULT = FLUENT_BIT;

    public static Optional<Collector> of(String key) {
        return ALL.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return ALL.stream().map(Collector::key).toList();
    }

    private static String paths(List<LogPattern> patterns) {
        Stream<String> paths = patterns.stream().map(LogPattern::path);
        return paths.collect(Collectors.joining(","));
    }
}
