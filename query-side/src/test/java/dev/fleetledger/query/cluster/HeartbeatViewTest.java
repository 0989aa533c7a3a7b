package dev.fleetledger.query.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.query.projection.StoredReport;

/** Computes when a cluster was last heard from. */
class HeartbeatViewTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void acceptsRestartedAgentWhoseClockWasSetBack() {
        HeartbeatView heartbeat = HeartbeatView.of("eu-1");
        heartbeat.apply(report(2, 99, NOON, 3));
        heartbeat.apply(report(1, 1, NOON.plusSeconds(1), 4));
        assertThat(heartbeat.heardAt).isEqualTo(NOON.plusSeconds(1));
        assertThat(heartbeat.nodes).isEqualTo(4);
    }

    @Test
    void keepsClusterFactsWhenReportHasNone() {
        HeartbeatView heartbeat = HeartbeatView.of("eu-1");
        heartbeat.apply(report(1, 1, NOON, 3));
        heartbeat.apply(new StoredReport(2, 1, NOON.plusSeconds(1), new Report("eu-1", 1, 2, NOON, null, List.of(), null)));
        assertThat(heartbeat.heardAt).isEqualTo(NOON.plusSeconds(1));
        assertThat(heartbeat.factsAt).isEqualTo(NOON);
        assertThat(heartbeat.nodes).isEqualTo(3);
    }

    @Test
    void keepsHeardTimeWhileApiServerIsUnavailable() {
        HeartbeatView heartbeat = HeartbeatView.of("eu-1");
        heartbeat.apply(report(1, 1, NOON, 3));
        heartbeat.apply(new StoredReport(2, 1, NOON.plusSeconds(10), new Report("eu-1", 1, 2, NOON,
                new ClusterFacts("0.1", "v1", 3, 3, "HttpTimeoutException", 0), List.of(), null)));
        heartbeat.apply(new StoredReport(3, 1, NOON.plusSeconds(11), new Report("eu-1", 1, 3, NOON, null, List.of(), null)));
        assertThat(heartbeat.heardAt).isEqualTo(NOON);
        heartbeat.apply(report(1, 4, NOON.plusSeconds(20), 3));
        assertThat(heartbeat.heardAt).isEqualTo(NOON.plusSeconds(20));
    }

    private static StoredReport report(long epoch, long sequence, Instant receivedAt, int nodes) {
        return new StoredReport(1, 1, receivedAt, new Report("eu-1", epoch, sequence, receivedAt,
                new ClusterFacts("0.1", "v1", nodes, nodes, "reachable", 0), List.of(), null));
    }
}
