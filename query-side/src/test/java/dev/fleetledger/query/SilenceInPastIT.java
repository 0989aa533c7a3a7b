package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.query.projection.report.UnchangedReportCleanup;

/** An outage in the past, of which only the times of reports tell: none of them has changed anything. */
@TestMethodOrder(OrderAnnotation.class)
class SilenceInPastIT {

    private static final TestQuerySide QUERY_SIDE =
            new TestQuerySide(Map.of("fleetledger.cluster-silent-after", "2s", "fleetledger.unreported-after", "2s"));
    private static TestFleet testFleet;
    private static String cluster;
    private static UUID workload;
    private static Instant healthy;
    private static Instant silent;
    private static Instant heardAgain;

    @BeforeAll
    static void breakOff() throws InterruptedException {
        testFleet = new TestFleet(QUERY_SIDE, "outage");
        cluster = testFleet.registerCluster("one");
        UUID draft = testFleet.createDraft("outage-admin", "exporter", "outage", List.of(cluster));
        workload = testFleet.submit("outage-admin", draft, "exporter", "outage", List.of(cluster));
        testFleet.get("outage-admin", "/api/v1/workloads");
        testFleet.sendReport(cluster, 1, List.of(7L), 7, TestFleet.appliedFacts(workload, 1, 3));
        // Longer than the limit after the last change, with reports in between.
        confirmFor(3_000);
        healthy = Instant.now();
        Thread.sleep(3_000);
        silent = Instant.now();
        confirmFor(100);
        heardAgain = Instant.now();
        confirmFor(1_500);
    }

    @AfterAll
    static void stop() {
        QUERY_SIDE.close();
    }

    private static void confirmFor(int millis) throws InterruptedException {
        for (int elapsed = 0; elapsed < millis; elapsed += 500) {
            testFleet.sendReport(cluster, 1, List.of(), 7);
            Thread.sleep(Math.min(500, millis));
        }
    }

    @Test
    @Order(1)
    void showsOutageOnlyWhileItLasted() {
        assertOutage();
    }

    @Test
    @Order(2)
    void showsOutageAfterItsReportsWereDeleted() {
        QUERY_SIDE.bean(UnchangedReportCleanup.class).deleteBefore(Instant.now());
        assertThat(QUERY_SIDE.count("select count(*) from observed.heard")).isPositive();
        assertOutage();
    }

    private static void assertOutage() {
        assertThat(state(healthy)).isEqualTo("ready");
        assertThat(status(healthy)).isEqualTo("Running");
        assertThat(state(silent)).isEqualTo("silent");
        assertThat(status(silent)).isEqualTo("Exception");
        assertThat(read("workloads/" + workload + "?at=" + silent).at("/statusReason/code").stringValue()).isEqualTo("ClusterIsSilent");
        assertThat(state(heardAgain)).isEqualTo("ready");
        assertThat(status(heardAgain)).isEqualTo("Running");
    }

    private static String state(Instant at) {
        JsonNode response = read("clusters/" + cluster + "?at=" + at);
        assertThat(Instant.parse(response.at("/lastSeen").stringValue())).isBeforeOrEqualTo(at);
        assertThat(read("clusters?state=" + response.at("/state").stringValue() + "&at=" + at).at("/total").intValue()).isEqualTo(1);
        return response.at("/state").stringValue();
    }

    private static String status(Instant at) {
        String status = read("workloads/" + workload + "?at=" + at).at("/status").stringValue();
        JsonNode deployment = read("workloads/" + workload + "/deployments/" + cluster + "?at=" + at);
        assertThat(deployment.at("/status").stringValue()).isEqualTo(status);
        assertThat(Instant.parse(deployment.at("/receivedAt").stringValue())).isBeforeOrEqualTo(at);
        assertThat(read("workloads?status=" + status + "&at=" + at).at("/total").intValue()).isEqualTo(1);
        return status;
    }

    private static JsonNode read(String path) {
        return testFleet.get("outage-admin", "/api/v1/" + path);
    }
}
