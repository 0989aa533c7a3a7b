package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.fleetledger.query.platform.QuerySideLauncher;
import dev.fleetledger.query.projection.report.AnswerCleanup;
import dev.fleetledger.query.projection.report.UnchangedReportCleanup;

/** A rebuild produces the same rows in every table. */
@TestMethodOrder(OrderAnnotation.class)
class RebuildIT {

    private static TestQuerySide querySide;
    private static MixedHistory history;
    private static TestFleet testFleet;
    private static List<String> clusters;
    private static long deletedReports;

    @BeforeAll
    static void writeHistory() throws InterruptedException {
        querySide = new TestQuerySide();
        history = new MixedHistory(querySide, "rebuild");
        testFleet = history.testFleet;
        clusters = history.clusters;
        history.write(() -> { });
    }

    @AfterAll
    static void stop() {
        querySide.close();
    }

    @Test
    @Order(1)
    void rebuildsSameRowsAsRunningViews() {
        history.awaitProjection();
        assertThat(countInterleavings()).isGreaterThan(5);
        rebuild("views_again");
        SchemaComparison.assertSameRows(querySide, "views", "views_again");
    }

    @Test
    @Order(2)
    void rebuildsSameRowsAfterUnchangedReportsAreDeleted() {
        long all = querySide.storedReportCount();
        deletedReports = querySide.bean(UnchangedReportCleanup.class).deleteBefore(Instant.now().plusSeconds(60));
        assertThat(deletedReports).isGreaterThanOrEqualTo(8).isEqualTo(all - querySide.storedReportCount());
        rebuild("views_slim");
        SchemaComparison.assertSameRows(querySide, "views", "views_slim");
    }

    @Test
    @Order(2)
    void rebuildsSameRowsAfterAnswersHaveExpired() {
        assertThat(querySide.bean(AnswerCleanup.class).deleteBefore(Instant.now().plusSeconds(60))).isGreaterThanOrEqualTo(3);
        rebuild("views_expired");
        SchemaComparison.assertSameRows(querySide, "views", "views_expired");
    }

    @Test
    @Order(3)
    void continuesFromCheckpointOfRebuiltViews() {
        long stored = querySide.storedReportCount();
        // A new consumer group gets all records of the topic again.
        querySide.restart(Map.of("fleetledger.views.schema", "views_again",
                "fleetledger.reports.group", "query-side-rebuild-" + UUID.randomUUID()));
        TestQuerySide.eventually("reports that are already stored are skipped",
                () -> querySide.bean(MeterRegistry.class).counter("fleetledger.reports.repeated").count() >= stored + deletedReports);
        assertThat(querySide.storedReportCount()).isEqualTo(stored);
        UUID draft = testFleet.createDraft("rebuild-admin", "later", "monitoring", clusters);
        UUID workload = testFleet.submit("rebuild-admin", draft, "later", "monitoring", clusters);
        // All clusters report, because on a busy machine the others may have become silent by now.
        clusters.forEach(testFleet::sendReport);
        assertThat(testFleet.get("rebuild-admin", "/api/v1/workloads/" + workload).at("/status").stringValue()).isEqualTo("Waiting");
        history.awaitProjection();
        rebuild("views_thrice", "--fleetledger.views.schema=views_again");
        SchemaComparison.assertSameRows(querySide, "views_again", "views_thrice");
    }

    @Test
    @Order(4)
    void projectsAtStartWhatRebuiltViewsLack() {
        UUID draft = testFleet.createDraft("rebuild-admin", "latest", "monitoring", clusters);
        testFleet.sendReport(clusters.get(0));
        UUID workload = testFleet.submit("rebuild-admin", draft, "latest", "monitoring", clusters);
        testFleet.sendReport(clusters.get(0), TestFleet.appliedFacts(workload, 1, 2));
        history.awaitProjection();

        querySide.restart(Map.of("fleetledger.views.schema", "views_thrice"));

        history.awaitProjection();
        SchemaComparison.assertSameRows(querySide, "views_again", "views_thrice");
    }

    @Test
    @Order(5)
    void projectsNoEventAgainAfterTokenFellBehind() {
        String token = "(select token::json ->> 'index' from views_thrice.token_entry where processor_name = 'views')::bigint";
        querySide.executeAsOwner("update views_thrice.token_entry set token = '{\"index\":0,\"gaps\":[]}' where processor_name = 'views'");

        querySide.restart(Map.of("fleetledger.views.schema", "views_thrice"));

        TestQuerySide.eventually("the processor has read all events again",
                () -> querySide.count("select " + token) == testFleet.position);
        SchemaComparison.assertSameRows(querySide, "views_again", "views_thrice");
    }

    private static long countInterleavings() {
        return querySide.sql().sql("select count(distinct after_position) from observed.reports").query(Long.class).single();
    }

    private static void rebuild(String schema, String... extraArguments) {
        List<String> arguments = new ArrayList<>(List.of(querySide.arguments(Map.of("rebuild", schema))));
        arguments.addAll(List.of(extraArguments));
        assertThat(QuerySideLauncher.rebuild(QuerySide.class, arguments.toArray(String[]::new))).isZero();
    }
}
