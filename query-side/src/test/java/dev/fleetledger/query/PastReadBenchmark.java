package dev.fleetledger.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Measures how long reads of the past take, at points from the beginning to the end of 2,000,000 steps, with the rows of
 * {@code list-benchmark.sql} and their former versions of {@code past-benchmark.sql}. Started manually; it asserts nothing.
 */
final class PastReadBenchmark {

    private static final int DEFAULT_RUNS = 20;
    private static final Duration LENGTH = Duration.ofSeconds(2_000_000);
    /** Parts of the past before the point that is read. */
    private static final List<Double> POINTS = List.of(0.15, 0.5, 0.85, 0.999);
    /** What changed during the hundredth part of the past before the point. */
    private static final String DIFF = "diff";
    private static final double COMPARED = 0.01;
    private static final String WORKLOAD = "00000000-0000-7000-8000-000000000007";
    private static final List<String> PATHS = List.of("workloads", "workloads?name=load-77", "workloads?sort=-createdAt",
            "workloads?cluster=cluster-7", "workloads?label=team=7", "workloads?status=Stalled", "workloads?status=Running",
            "workloads/" + WORKLOAD, "workloads/" + WORKLOAD + "/deployments", "workloads/" + WORKLOAD + "/deployments?status=Running",
            "workloads/" + WORKLOAD + "/targets", "clusters", "clusters?state=silent", "clusters/cluster-7",
            "clusters/cluster-7/deployments", "clusters/cluster-7/deployments?status=Running", "drafts", "drafts?cluster=cluster-7",
            "drafts?owner=person-7", "rollouts", "rollouts?state=running", "grants", DIFF, "clusters/cluster-7/" + DIFF,
            "workloads/" + WORKLOAD + "/" + DIFF);

    private PastReadBenchmark() {}

    /** @param arguments the number of requests for each figure, and which paths to read: those that contain this text */
    public static void main(String[] arguments) throws IOException {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_RUNS;
        String selected = arguments.length > 1 ? arguments[1] : "";
        try (TestQuerySide querySide = new TestQuerySide()) {
            execute(querySide, "/list-benchmark.sql");
            execute(querySide, "/past-benchmark.sql");
            System.out.printf("%-64s %-14s %s%n", "median and p95 in ms", "present", POINTS.stream()
                    .map("%-14s"::formatted).collect(Collectors.joining(" ")));
            for (String person : List.of("list-admin", "list-viewer")) {
                PATHS.stream().filter(path -> path.contains(selected))
                        .forEach(path -> System.out.println(figures(querySide, person, path, runs)));
            }
        }
        System.exit(0);
    }

    private static void execute(TestQuerySide querySide, String resource) throws IOException {
        try (var sql = Objects.requireNonNull(PastReadBenchmark.class.getResourceAsStream(resource))) {
            querySide.executeAsOwner(new String(sql.readAllBytes(), UTF_8));
        }
    }

    private static String figures(TestQuerySide querySide, String person, String path, int runs) {
        Instant end = Instant.now();
        StringBuilder line = new StringBuilder("%-12s %-50s".formatted(person, path))
                .append(figure(querySide, person, path.endsWith(DIFF) ? path + "?from=" + time(end, 1 - COMPARED) : path, runs));
        POINTS.forEach(part -> line.append(figure(querySide, person, asOf(path, end, part), runs)));
        return line.toString();
    }

    private static String asOf(String path, Instant end, double part) {
        return path.endsWith(DIFF) ? path + "?from=" + time(end, part - COMPARED) + "&to=" + time(end, part)
                : path + (path.contains("?") ? "&" : "?") + "at=" + time(end, part);
    }

    private static Instant time(Instant end, double part) {
        return end.minusMillis((long) (LENGTH.toMillis() * (1 - part)));
    }

    private static String figure(TestQuerySide querySide, String person, String path, int runs) {
        List<Long> nanos = new ArrayList<>();
        for (int run = -2; run < runs; run++) {
            long start = System.nanoTime();
            HttpResponse<String> response = querySide.requestAs(person, "/api/v1/" + path);
            if (response.statusCode() != 200) {
                return " %13d".formatted(response.statusCode());
            }
            if (run >= 0) {
                nanos.add(System.nanoTime() - start);
            }
        }
        nanos.sort(null);
        return " %6.0f %6.0f ".formatted(nanos.get(runs / 2) / 1e6, nanos.get(Math.max(0, runs * 19 / 20 - 1)) / 1e6);
    }
}
