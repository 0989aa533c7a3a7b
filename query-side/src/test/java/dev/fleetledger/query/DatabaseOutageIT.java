package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
