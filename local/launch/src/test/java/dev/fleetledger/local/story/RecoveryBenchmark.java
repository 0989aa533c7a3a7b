package dev.fleetledger.local.story;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.process.ServiceCommands;

/** Measures how long requests wait after command side and query side were killed together. Run manually, no assertions. */
final class RecoveryBenchmark {

    private static final Duration FILL_TIMEOUT = Duration.ofMinutes(10);
    /** Longer than the time after which the supervisor considers a process healthy and restarts it without back-off. */
    private static final Duration QUIET = Duration.ofSeconds(65);

    private final LocalFleet localFleet;

    private RecoveryBenchmark(LocalFleet localFleet) {
        this.localFleet = localFleet;
    }

    /** @param arguments number of workloads, by default 350; number of runs, by default 5 */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int workloads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 350;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        var data = Files.createTempDirectory("fleetledger-recovery");
        var settings = new LocalFleet.Settings(data, Optional.empty(), 2, 0);
        try (var localFleet = LocalFleet.start(settings, ServiceCommands.ofThisCheckout(), line -> System.out.println("  " + line))) {
            var benchmark = new RecoveryBenchmark(localFleet);
            benchmark.fill(workloads);
            benchmark.measure("without AOT cache", runs);
            localFleet.createAotCaches();
            benchmark.measure("with AOT cache", runs);
        }
        System.exit(0);
    }

    private void fill(int workloads) {
        Person alice = new Person(localFleet, "alice");
        long startedAt = System.nanoTime();
        for (int workload = 0; workload < workloads; workload++) {
            wizard(alice, "workload-" + workload).submit("measured").expectStatus(202);
        }
        SharedFleet.eventually(FILL_TIMEOUT, () -> alice.get("/workloads?status=Running&limit=1"),
                page -> page.status() == 200 && page.json().path("total").asInt() == workloads);
        System.out.printf("%d workloads run on two clusters after %.0f s%n", workloads, (System.nanoTime() - startedAt) / 1e9);
    }

    private static Wizard wizard(Person person, String name) {
        return Wizard.start(person).saveBasics(name).saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inAllClusters();
    }

    /** Prints the median, the shortest and the longest of each part. */
    private void measure(String what, int runs) throws InterruptedException {
        Map<String, List<Double>> figures = new TreeMap<>();
        for (int run = 0; run < runs; run++) {
            Thread.sleep(QUIET);
            var wizard = wizard(new Person(localFleet, "alice"), "recovery-" + what.replace(" ", "-").toLowerCase() + "-" + run);
            new Recovery(localFleet, wizard).run().forEach((part, seconds) ->
                    figures.computeIfAbsent(part, _ -> new ArrayList<>()).add(seconds));
        }
        System.out.printf("seconds after kill -9 of both sides, %s: median, shortest, longest of %d runs%n", what, runs);
        figures.forEach((part, seconds) -> {
            var sorted = seconds.stream().sorted().toList();
            System.out.printf("%-50s %5.1f %5.1f %5.1f%n", part, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
        });
    }
}
