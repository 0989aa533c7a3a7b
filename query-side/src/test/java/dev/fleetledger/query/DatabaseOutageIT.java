package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.fleetledger.contract.report.Report;
import dev.fleetledger.parts.postgres.Postgres;

/** An outage of the database. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseOutageIT {

    private static final int READERS = 6;
    private static final Duration LOAD_TIME = Duration.ofSeconds(20);

    /** Axon logs it at each failed retry, the first after 1 s, and doubles the back-off. */
    private static final String FAILED_RETRY = "Exception occurred while starting work packages and opening the event stream";
    /** After so many, the next back-off is 8 s and exceeds what a reader would tolerate. */
    private static final int FAILED_RETRIES = 4;

    @Test
    void resumesAfterDatabaseOutageAndProjectsMissedReports(CapturedOutput output) {
        try (Postgres postgres = Postgres.temporary(true); TestQuerySide querySide = TestQuerySide.onServer(postgres)) {
            TestFleet testFleet = new TestFleet(querySide, "away");
            String cluster = testFleet.registerCluster("one");
            UUID draft = testFleet.createDraft("away-admin", "exporter", "monitoring", List.of(cluster));
            UUID workload = testFleet.submit("away-admin", draft, "exporter", "monitoring", List.of(cluster));
            testFleet.sendReport(cluster);

            postgres.server().orElseThrow().child().kill();
            IntStream.rangeClosed(10, 14).forEach(n -> querySide.sendReport(testFleet.credential(),
                    new Report(cluster, 2, n, Instant.now(), null, List.of(TestFleet.appliedFacts(workload, 1, 3)), null)));
            TestQuerySide.eventually("the projection was retried in vain", () -> failedRetries(output) >= FAILED_RETRIES);
            assertThat(querySide.requestAs("away-admin", "/api/v1/workloads").statusCode()).isEqualTo(503);
            postgres.server().orElseThrow().startAgain();

            TestQuerySide.eventually("the ledger accepts events again", () -> canRegisterCluster(testFleet));
            TestQuerySide.eventually("the views can be read again", () -> querySide.requestAs("away-admin", "/api/v1/workloads")
                    .statusCode() == 200);

            assertThat(testFleet.get("away-admin", "/api/v1/clusters/away-two").at("/name").stringValue()).isEqualTo("away-two");
            TestQuerySide.eventually("all reports are projected", () -> querySide.count("select count(*) from observed.reports") == 6);
            assertThat(testFleet.get("away-admin", "/api/v1/workloads/" + workload).at("/status").stringValue()).isEqualTo("Running");
        }
    }

    /** A request may be anywhere when its connection ends: before its transaction, in a statement, in the commit. */
    @Test
    void answersUnavailableWhereverConnectionEnds() throws Exception {
        try (Postgres postgres = Postgres.temporary(true); TestQuerySide querySide = TestQuerySide.onServer(postgres);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            TestFleet testFleet = new TestFleet(querySide, "ended");
            testFleet.registerCluster("one");
            long end = System.nanoTime() + LOAD_TIME.toNanos();
            List<Future<List<HttpResponse<String>>>> readers = IntStream.range(0, READERS)
                    .mapToObj(reader -> threads.submit(() -> read(querySide, end))).toList();
            postgres.terminateConnections("fleetledger_query", end - LOAD_TIME.toNanos() / 2);
            postgres.server().orElseThrow().child().kill();
            TimeUnit.SECONDS.sleep(2);
            postgres.server().orElseThrow().startAgain();
            postgres.terminateConnections("fleetledger_query", end);

            List<HttpResponse<String>> responses = new ArrayList<>();
            for (var reader : readers) {
                responses.addAll(reader.get());
            }

            assertThat(responses).filteredOn(response -> response.statusCode() == 200).hasSizeGreaterThan(READERS);
            assertThat(responses).filteredOn(response -> response.statusCode() == 503).hasSizeGreaterThan(READERS);
            assertThat(responses).filteredOn(response -> response.statusCode() >= 500)
                    .allSatisfy(response -> assertThat(response.statusCode()).describedAs(response.body()).isEqualTo(503));
        }
    }

    private static List<HttpResponse<String>> read(TestQuerySide querySide, long end) {
        List<HttpResponse<String>> responses = new ArrayList<>();
        while (System.nanoTime() < end) {
            for (String path : List.of("workloads", "clusters", "clusters/ended-one", "drafts", "audit", "grants", "me", "hub", "people")) {
                responses.add(querySide.requestAs("ended-admin", "/api/v1/" + path, "Fleetledger-Min-Position", "1"));
            }
        }
        return responses;
    }

    private static int failedRetries(CapturedOutput output) {
        return output.getAll().split(FAILED_RETRY, -1).length - 1;
    }

    private static boolean canRegisterCluster(TestFleet testFleet) {
        try {
            testFleet.registerCluster("two");
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
