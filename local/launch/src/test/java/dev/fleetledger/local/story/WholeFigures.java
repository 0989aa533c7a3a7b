package dev.fleetledger.local.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.fleetledger.local.LocalFleet;

/** Measures response times and resource use of the whole system. Run manually, no assertions. See bench/README.md. */
final class WholeFigures {

    private static final int RUNS = 20;

    private WholeFigures() {}

    public static void main(String[] arguments) {
        long began = System.nanoTime();
        LocalFleet localFleet = Stage.fleet();
        System.out.printf("time to ready: %.1f s%n", (System.nanoTime() - began) / 1e9);
        Person alice = Stage.person("alice");
        CreationStory.created(alice, "warm-up");
        tell("submit to Running on three clusters", IntStream.range(0, RUNS).mapToLong(n -> creation(alice, "figure-" + n)));
        tell("one step saved", IntStream.range(0, RUNS).mapToLong(n -> timed(() -> Wizard.begun(alice).basics("saved-" + n)) / 2));
        tell("a page of workloads", IntStream.range(0, RUNS).mapToLong(n -> timed(() -> alice.get("/workloads").is(200))));
        memory(localFleet);
        localFleet.close();
        System.exit(0);
    }

    private static long creation(Person person, String name) {
        Wizard wizard = Wizard.begun(person).basics(name).containers("quay.io/prometheus/node-exporter:v1.8.2").everywhere();
        return timed(() -> CreationStory.running(person, wizard.submit("measured").is(202).text("/workloadId")));
    }

    private static long timed(Runnable what) {
        long began = System.nanoTime();
        what.run();
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static void tell(String what, LongStream milliseconds) {
        long[] sorted = milliseconds.sorted().toArray();
        System.out.printf("%s: median %d ms, p90 %d ms (%d runs)%n", what, sorted[sorted.length / 2], sorted[sorted.length * 9 / 10],
                sorted.length);
    }

    private static void memory(LocalFleet localFleet) {
        long all = 0;
        for (String process : localFleet.processes().names()) {
            long pss = pss(localFleet.processes().child(process).orElseThrow().pid());
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
