package dev.fleetledger.local.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.process.ServiceCommands;

/** Measures resource use of many simulated clusters and agents, and the duration of a creation on all. Run manually, no assertions. */
final class FleetBenchmark {

    private static final int RUNS = 5;
    private static final Duration IDLE_PERIOD = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final List<String> HUB = List.of("command-side", "query-side", "console", "kafka", "postgresql");

    private final LocalFleet localFleet;
    private final int clusters;

    private FleetBenchmark(LocalFleet localFleet, int clusters) {
        this.localFleet = localFleet;
        this.clusters = clusters;
    }

    /** @param arguments number of clusters, by default 1,000; and a data folder, by default a new one */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int clusters = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        Path data = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("fleetledger-figures");
        long startedAt = System.nanoTime();
        LocalFleet localFleet = LocalFleet.start(new LocalFleet.Settings(data, Optional.empty(), clusters, 0),
                ServiceCommands.ofThisCheckout(),
                line -> System.out.println("  " + line));
        System.out.printf("%d clusters; time until all are connected: %.1f s%n", clusters, (System.nanoTime() - startedAt) / 1e9);
        var figures = new FleetBenchmark(localFleet, clusters);
        figures.measureIdle();
        figures.measureCreations();
        figures.measureMemory();
        localFleet.close();
        System.exit(0);
    }

    private void measureIdle() throws InterruptedException {
        Thread.sleep(IDLE_PERIOD);
        Map<String, Double> before = cpuSeconds();
        long reports = countReports();
        Thread.sleep(IDLE_PERIOD);
        System.out.printf("at rest: %.1f reports/s%n", (countReports() - reports) / (double) IDLE_PERIOD.toSeconds());
        cpuSeconds().forEach((process, seconds) -> System.out.printf("at rest: %5.1f %% of a core  %s%n",
                100 * (seconds - before.get(process)) / IDLE_PERIOD.toSeconds(), process));
    }

    private void measureCreations() {
        Person alice = new Person(localFleet, "alice");
        long[] milliseconds = new long[RUNS];
        Map<String, Double> before = cpuSeconds();
        for (int run = 0; run < RUNS; run++) {
            Wizard wizard = Wizard.start(alice).saveBasics("figure-" + run).saveContainers("quay.io/prometheus/node-exporter:v1.8.2")
                    .inAllClusters();
            long startedAt = System.nanoTime();
            ApiResponse submitted = wizard.submit("measured").expectStatus(202);
            System.out.printf("  submitted after %d ms%n", (System.nanoTime() - startedAt) / 1_000_000);
            SharedFleet.eventually(TIMEOUT, () -> alice.get("/workloads/" + submitted.text("/workloadId")),
                    apiResponse -> apiResponse.json().at("/counts/Running").asInt() == clusters);
            milliseconds[run] = (System.nanoTime() - startedAt) / 1_000_000;
            System.out.printf("  Running on all after %d ms%n", milliseconds[run]);
        }
        Arrays.sort(milliseconds);
        System.out.printf("submit → Running on all %d: median %d ms, longest %d ms (%d runs)%n", clusters, milliseconds[RUNS / 2],
                milliseconds[RUNS - 1], RUNS);
        cpuSeconds().forEach((process, seconds) ->
                System.out.printf("per creation: %5.2f s of CPU  %s%n", (seconds - before.get(process)) / RUNS, process));
    }

    private void measureMemory() {
        for (String process : localFleet.processes().names()) {
            System.out.printf("%6d MiB  %s%n", kibibytes(process) / 1024, process);
        }
        System.out.printf("%6d KiB  an agent (proportional set size)%n", kibibytes("agents") / clusters);
        System.out.printf("%6d KiB  a simulated cluster%n", kibibytes("clusters") / clusters);
    }

    private Map<String, Double> cpuSeconds() {
        return localFleet.processes().names().stream()
                .filter(name -> HUB.contains(name) || name.equals("agents") || name.equals("clusters"))
                .collect(Collectors.toMap(name -> name, name -> seconds(pid(name))));
    }

    /** proc(5): user and system time are fields 14 and 15, in hundredths of a second. */
    static double seconds(long pid) {
        String[] words = DataFolder.read(Path.of("/proc/" + pid + "/stat")).replaceFirst(".*\\) ", "").split(" ");
        return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / 100.0;
    }

    private long kibibytes(String process) {
        return DataFolder.read(Path.of("/proc/" + pid(process) + "/smaps_rollup")).lines().filter(line -> line.startsWith("Pss:")).findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).orElse(0L);
    }

    private long pid(String process) {
        return localFleet.processes().process(process).orElseThrow().pid();
    }

    private long countReports() {
        try (var admin = Admin.create(ReportTopicReader.adminSettings(localFleet))) {
            var topic = admin.describeTopics(List.of("fleet.reports")).allTopicNames().get().get("fleet.reports");
            Map<TopicPartition, OffsetSpec> ends = topic.partitions().stream()
                    .collect(Collectors.toMap(partition -> new TopicPartition("fleet.reports", partition.partition()),
                            partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream().mapToLong(end -> end.offset()).sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
