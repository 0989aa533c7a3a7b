package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.report.Report;
import dev.fleetledger.parts.postgres.Postgres;

/** An outage of the database. */
class AwayIT {

    /** Long enough for many failed retries, and for Axon's back-off to exceed what a reader would tolerate. */
    private static final int SECONDS_AWAY = 8;

    @Test
    void resumesAfterDatabaseOutageAndProjectsMissedReports() throws InterruptedException {
        try (Postgres postgres = Postgres.temporary(true); Side side = Side.on(postgres)) {
            Story story = new Story(side, "away");
            String cluster = story.cluster("one");
            UUID draft = story.draft("away-admin", "exporter", "monitoring", List.of(cluster));
            UUID workload = story.submit("away-admin", draft, "exporter", "monitoring", List.of(cluster));
            story.heartbeat(cluster);

            postgres.server().orElseThrow().child().kill();
            IntStream.rangeClosed(10, 14).forEach(n -> side.report(story.credential(),
                    new Report(cluster, 2, n, Instant.now(), null, List.of(Story.applied(workload, 1, 3)), null)));
            Thread.sleep(SECONDS_AWAY * 1_000);
            assertThat(side.as("away-admin", "/api/v1/workloads").statusCode()).isEqualTo(503);
            postgres.server().orElseThrow().startAgain();

            Side.eventually("the ledger accepts events again", () -> registered(story));
            Side.eventually("the views can be read again", () -> side.as("away-admin", "/api/v1/workloads").statusCode() == 200);

            assertThat(story.get("away-admin", "/api/v1/clusters/away-two").at("/name").stringValue()).isEqualTo("away-two");
            Side.eventually("all reports are projected", () -> side.count("select count(*) from observed.reports") == 6);
            assertThat(story.get("away-admin", "/api/v1/workloads/" + workload).at("/status").stringValue()).isEqualTo("Running");
        }
    }

    private static boolean registered(Story story) {
        try {
            story.cluster("two");
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
