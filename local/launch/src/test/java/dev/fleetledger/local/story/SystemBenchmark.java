package dev.fleetledger.local.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.fleetledger.local.LocalFleet;

/** Measures response times and resource use of the whole system. Run manually, no assertions. See bench/README.md. */
final class SystemBenchmark {

    private static final int RUNS = 20;

    private SystemBenchmark() {}

    public static void main(String[] arguments) {
        long startedAt = System.nanoTime();
        LocalFleet localFleet = SharedFleet.fleet();
        System.out.printf("time to ready: %.1f s%n", (System.nanoTime() - startedAt) / 1e9);
        Person alice = SharedFleet.person("alice");
        CreationStory.create(alice, "warm-up");
        print("submit to Running on three clusters", IntStream.range(0, RUNS).mapToLong(n -> measureCreation(alice, "figure-" + n)));
        print("one step saved", IntStream.range(0, RUNS).mapToLong(n -> measure(() -> Wizard.start(alice).saveBasics("saved-" + n)) / 2));
        print("a page of workloads", IntStream.range(0, RUNS).mapToLong(n -> measure(() -> alice.get("/workloads").expectStatus(200))));
        memory(localFleet);
        localFleet.close();
        System.exit(0);
    }

    private static long measureCreation(Person person, String name) {
        Wizard wizard = Wizard.start(person).saveBasics(name).saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inAllClusters();
        return measure(() -> CreationStory.awaitRunning(person, wizard.submit("measured").expectStatus(202).text("/workloadId")));
    }

    private static long measure(Runnable what) {
        long startedAt = System.nanoTime();
        what.run();
        return (System.nanoTime() - startedAt) / 1_000_000;
    }

    private static void print(String what, LongStream milliseconds) {
        long[] sorted = milliseconds.sorted().toArray();
        System.out.printf("%s: median %d ms, p90 %d ms (%d runs)%n", what, sorted[sorted.length / 2], sorted[sorted.length * 9 / 10],
                sorted.length);
    }

    private static void memory(LocalFleet localFleet) {
        long all = 0;
        for (String process : localFleet.processes().names()) {
            long pss = pss(localFleet.processes().process(process).orElseThrow().pid());
            all += pss;
            System.out.printf("%6d MiB  %s%n", pss / 1024, process);
        }
        System.out.printf("%6d MiB  the whole (proportional set size, PostgreSQL's workers left out)%n", all / 1024);
    }

    private static long pss(long pid) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"));
            return lines.stream().filter(line -> line.startsWith("Pss:")).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).orElse(0L);
        } catch (IOException e) {
            return 0;
        }
    }
}
