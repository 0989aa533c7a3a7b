package dev.fleetledger.local.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.fleetledger.local.LocalFleet;
import dev.fleetledger.local.process.ServiceCommands;

/** Measures what two simulated clusters at rest write: into the reports topic, and into PostgreSQL's log. Run manually, no assertions. */
final class ReportBenchmark {

    private static final int CLUSTERS = 2;
    private static final Duration CREATION_TIMEOUT = Duration.ofMinutes(10);
    /** The agents' first full reports, the projections and the autovacuum of what was created are over by then. */
    private static final Duration SETTLING_PERIOD = Duration.ofMinutes(2);

    private final LocalFleet localFleet;
    private final Duration period;

    private ReportBenchmark(LocalFleet localFleet, Duration period) {
        this.localFleet = localFleet;
        this.period = period;
    }

    /** @param arguments number of workloads in each cluster, by default 347; minutes of the measurement, by default 10 */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int workloads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 347;
        int minutes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        Path data = Files.createTempDirectory("fleetledger-figures");
        LocalFleet localFleet = LocalFleet.start(new LocalFleet.Settings(data, Optional.empty(), CLUSTERS, 0),
                ServiceCommands.ofThisCheckout(), line -> System.out.println("  " + line));
        try {
            create(new Person(localFleet, "alice"), workloads);
            Thread.sleep(SETTLING_PERIOD);
            new ReportBenchmark(localFleet, Duration.ofMinutes(minutes)).measure();
        } finally {
            localFleet.close();
        }
        System.exit(0);
    }

    private static void create(Person person, int workloads) {
        IntStream.range(0, workloads).forEach(n -> Wizard.start(person).saveBasics("figure-" + n)
                .saveContainers("quay.io/prometheus/node-exporter:v1.8.2").inAllClusters().submit("measured").expectStatus(202));
        SharedFleet.eventually(CREATION_TIMEOUT, () -> person.get("/workloads?name=figure&status=Running&limit=1"),
                apiResponse -> apiResponse.json().at("/total").asInt() >= workloads);
        System.out.printf("%d workloads run in each of %d clusters%n", workloads, CLUSTERS);
    }

    private void measure() throws InterruptedException, SQLException {
        try (var topic = ReportTopicReader.open(localFleet); var wal = WalFigures.open(localFleet)) {
            WalFigures.Snapshot before = wal.read();
            topic.readUntil(Instant.now().plus(period));
            WalFigures.Snapshot after = wal.read();
            topic.kinds().forEach((kind, traffic) -> System.out.printf("topic: %6.1f reports/min, %8.3f MB/h of JSON  %s%n",
                    traffic.reports() / (double) period.toMinutes(), perHour(traffic.bytes()), kind));
            System.out.printf("topic: %8.3f MB/h on the broker's disk%n", perHour(topic.storedBytes()));
            System.out.printf("WAL:   %8.3f MB/h, of that %.3f MB/h full page images%n", perHour(after.bytes() - before.bytes()),
                    perHour(after.fullPageBytes() - before.fullPageBytes()));
            difference(after.bytesByLogin(), before.bytesByLogin())
                    .forEach((login, bytes) -> System.out.printf("WAL:   %8.3f MB/h  %s%n", perHour(bytes), login));
            difference(after.rowsByTable(), before.rowsByTable())
                    .forEach((table, rows) -> System.out.printf("rows:  %8.0f written an hour  %s%n", rows * hours(), table));
        }
    }

    private static Map<String, Long> difference(Map<String, Long> after, Map<String, Long> before) {
        Map<String, Long> difference = new TreeMap<>();
        after.forEach((key, value) -> difference.put(key, value - before.getOrDefault(key, 0L)));
        difference.values().removeIf(value -> value == 0);
        return difference;
    }

    private double perHour(long bytes) {
        return bytes / 1e6 * hours();
    }

    private double hours() {
        return 60.0 / period.toMinutes();
    }
}
