package dev.fleetledger.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long lists take with the rows of {@code list-benchmark.sql}, for a reader of everything and for one of a single namespace.
 * Started manually; it asserts nothing.
 */
final class ListBenchmark {

    private record Figure(double medianMillis, double databaseMillis, long total) {

        @Override
        public String toString() {
            return String.format("%8.1f %8.1f %8d", medianMillis, databaseMillis, total);
        }
    }

    private static final int RUNS = 20;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final List<String> PATHS = List.of("workloads", "workloads?status=Stalled", "workloads?name=load-77",
            "workloads?sort=-createdAt", "workloads?cluster=cluster-7", "workloads?label=team=7", "clusters", "clusters?label=zone=7",
            "clusters/cluster-7/deployments", "clusters/cluster-7/deployments?status=Running", "drafts", "drafts?cluster=cluster-7",
            "drafts?owner=person-7", "rollouts", "rollouts?state=running", "grants", "audit", "audit?actor=person-7",
            "audit?action=draft.submit", "audit?cluster=cluster-7", "audit?text=needle", "hub");

    private ListBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        try (TestQuerySide querySide = new TestQuerySide();
                var sql = Objects.requireNonNull(ListBenchmark.class.getResourceAsStream("/list-benchmark.sql"))) {
            querySide.executeAsOwner(new String(sql.readAllBytes(), UTF_8));
            System.out.printf("%-48s %-26s %s%n", "median ms, CPU ms in the database, total", "everything", "one namespace");
            for (String path : PATHS) {
                System.out.printf("%-48s %s %s%n", path, measure(querySide, "list-admin", path), measure(querySide, "list-viewer", path));
            }
        }
        System.exit(0);
    }

    private static Figure measure(TestQuerySide querySide, String person, String path) {
        String url = "/api/v1/" + path;
        long total = querySide.get(person, url, 0).path("total").longValue(-1);
        repeat(querySide, person, url);
        long before = databaseNanos(querySide);
        List<Long> nanos = repeat(querySide, person, url);
        double database = (databaseNanos(querySide) - before) / 1e6 / nanos.size();
        nanos.sort(null);
        return new Figure(nanos.get(nanos.size() / 2) / 1e6, database, total);
    }

    /** Requests at least once, and fewer times than otherwise if that takes too long. */
    private static List<Long> repeat(TestQuerySide querySide, String person, String url) {
        List<Long> nanos = new ArrayList<>();
        long begin = System.nanoTime();
        while (nanos.isEmpty() || nanos.size() < RUNS && System.nanoTime() - begin < LIMIT_NANOS) {
            long start = System.nanoTime();
            querySide.requestAs(person, url);
            nanos.add(System.nanoTime() - start);
        }
        return nanos;
    }

    /** CPU time of all connections, without parallel workers. It says more than elapsed time while other work runs. */
    private static long databaseNanos(TestQuerySide querySide) {
        return querySide.sql().sql("select pid from pg_stat_activity where datname = current_database()").query(Long.class).list().stream()
                .mapToLong(ListBenchmark::cpuNanos).sum();
    }

    private static long cpuNanos(long pid) {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/" + pid + "/schedstat")).split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
