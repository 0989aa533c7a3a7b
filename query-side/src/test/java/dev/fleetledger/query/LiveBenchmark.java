package dev.fleetledger.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import com.sun.management.OperatingSystemMXBean;

/**
 * Measures how long changes by reports take to listeners of one instance: 450 on one workload each, 50 on the fleet. Service and listeners
 * are in this process. Started manually; it asserts nothing.
 */
final class LiveBenchmark {

    private static final int WORKLOADS = 450;
    private static final int FLEET_LISTENERS = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    /** Milliseconds from the transaction's beginning, which is before its commit, to the arrival. */
    private record Listeners(String name, ConcurrentLinkedQueue<Double> millis) {

        void print() {
            List<Double> sorted = millis.stream().sorted().toList();
            System.out.printf("%-28s %9d events, ms median %.0f, p95 %.0f, p99 %.0f, maximum %.0f%n", name, sorted.size(),
                    at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
        }

        private static double at(List<Double> sorted, double share) {
            return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
        }
    }

    private final TestQuerySide querySide = new TestQuerySide();
    private final TestFleet testFleet = new TestFleet(querySide, "live");
    private final Listeners narrow = new Listeners("450 on one workload each", new ConcurrentLinkedQueue<>());
    private final Listeners whole = new Listeners("50 on the fleet", new ConcurrentLinkedQueue<>());
    private final AtomicInteger open = new AtomicInteger();
    private long reports;
    private volatile Instant begin = Instant.MAX;

    private LiveBenchmark() {}

    /** @param arguments changes per second, seconds */
    public static void main(String[] arguments) {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        new LiveBenchmark().run(rate, seconds);
        System.exit(0);
    }

    private void run(int rate, int seconds) {
        String cluster = testFleet.registerCluster("one");
        List<UUID> workloads = IntStream.range(0, WORKLOADS).mapToObj(n -> {
            UUID draft = testFleet.createDraft(testFleet.admin, "load-" + n, "live-mon", List.of(cluster));
            return testFleet.submit(testFleet.admin, draft, "load-" + n, "live-mon", List.of(cluster));
        }).toList();
        testFleet.get(testFleet.admin, "/api/v1/hub");
        workloads.forEach(workload -> listen("?workload=" + workload, narrow));
        IntStream.range(0, FLEET_LISTENERS).forEach(n -> listen("", whole));

        report(cluster, workloads, rate, WARM_UP);
        begin = Instant.now();
        long cpu = cpuNanos();
        long sent = report(cluster, workloads, rate, Duration.ofSeconds(seconds));
        cpu = cpuNanos() - cpu;
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        System.out.printf("%d changes by reports in %d s, %d of %d listeners still open, CPU of service and listeners %.0f%% of one core%n",
                sent, seconds, open.get(), WORKLOADS + FLEET_LISTENERS, cpu / 1e7 / seconds);
        narrow.print();
        whole.print();
    }

    /** Each report changes the number of ready pods of the next workload. */
    private long report(String cluster, List<UUID> workloads, int rate, Duration duration) {
        long start = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - start < duration.toNanos()) {
            long due = (System.nanoTime() - start) * rate / 1_000_000_000;
            for (; count < due; count++) {
                reports++;
                testFleet.sendReportAsync(cluster, TestFleet.appliedFacts(workloads.get((int) (reports % WORKLOADS)), 1,
                        (int) (reports / WORKLOADS % 4)));
            }
            LockSupport.parkNanos(5_000_000);
        }
        return count;
    }

    /** Waits until the stream is open: a person may have 32 requests answered at once. */
    private void listen(String parameters, Listeners listeners) {
        int before = open.get();
        Thread.ofVirtual().start(() -> {
            try {
                HttpURLConnection connection = (HttpURLConnection) URI
                        .create("http://localhost:" + querySide.port() + "/api/v1/changes" + parameters).toURL().openConnection();
                connection.setRequestProperty("Authorization", "Bearer " + querySide.token(testFleet.admin));
                try (var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                    open.incrementAndGet();
                    lines.lines().filter(line -> line.startsWith("data: {")).forEach(line -> record(line, listeners));
                }
                open.decrementAndGet();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        TestQuerySide.eventually("the stream is open", () -> open.get() > before);
    }

    private void record(String line, Listeners listeners) {
        int at = line.indexOf("\"at\":\"") + 6;
        Instant madeAt = Instant.parse(line.substring(at, line.indexOf('"', at)));
        if (madeAt.isAfter(begin)) {
            listeners.millis().add(Duration.between(madeAt, Instant.now()).toNanos() / 1e6);
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
