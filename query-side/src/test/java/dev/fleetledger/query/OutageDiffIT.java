package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.query.projection.report.UnchangedReportCleanup;

/** Outages are changes between two points, although no row of the views tells of them. */
class OutageDiffIT {

    private static final TestQuerySide QUERY_SIDE = new TestQuerySide(Map.of("fleetledger.cluster-silent-after", "2s"));
    private TestFleet testFleet;
    private String cluster;
    private Instant from;

    @BeforeEach
    void reportFromCluster() {
        testFleet = new TestFleet(QUERY_SIDE, "outage-" + System.nanoTime());
        cluster = testFleet.registerCluster("one");
        testFleet.sendReport(cluster);
        from = Instant.now();
    }

    @AfterAll
    static void stop() {
        QUERY_SIDE.close();
    }

    @Test
    void tellsOutageThatBeganAndEndedInBetween() {
        awaitSilence();
        testFleet.sendReport(cluster);
        testFleet.sendReport(cluster);
        Instant to = Instant.now();
        QUERY_SIDE.bean(UnchangedReportCleanup.class).deleteBefore(Instant.now().plusSeconds(60));

        JsonNode item = only("clusters/" + cluster + "/diff?from=" + from + "&to=" + to);

        assertThat(item.at("/changes")).isEmpty();
        assertThat(item.at("/outages")).hasSize(1);
        assertThat(Instant.parse(item.at("/outages/0/since").stringValue())).isBeforeOrEqualTo(from);
        assertThat(Instant.parse(item.at("/outages/0/until").stringValue())).isBetween(from.plusSeconds(1), to);
    }

    @Test
    void tellsOutageThatLasts() {
        awaitSilence();

        JsonNode item = only("clusters/" + cluster + "/diff?from=" + from);

        assertThat(item.at("/outages")).hasSize(1);
        assertThat(item.at("/outages/0/until").isNull()).isTrue();
    }

    @Test
    void tellsNoOutageThatLastedAtBothPoints() {
        awaitSilence();
        Instant silent = Instant.now();

        assertThat(testFleet.get(testFleet.admin, "/api/v1/clusters/" + cluster + "/diff?from=" + silent).at("/items")).isEmpty();
    }

    private JsonNode only(String path) {
        JsonNode items = testFleet.get(testFleet.admin, "/api/v1/" + path).at("/items");
        assertThat(items).as(path).hasSize(1);
        return items.get(0);
    }

    private static void awaitSilence() {
        long end = System.nanoTime() + 2_500_000_000L;
        TestQuerySide.eventually("the cluster is silent", () -> System.nanoTime() > end);
    }
}
