package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.deployment.DeploymentQueries;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.web.ReadPoint;

/** Statuses that change by time alone are computed at read time, in the same way for single responses, filters and counts. */
class CurrentStatusIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet testFleet;
    private static String silent;
    private static String stalled;
    private static String unreported;
    private static String lost;
    private static String lostForLong;
    private static String flickering;
    private static List<String> clusters;
    private static UUID workload;

    @BeforeAll
    static void createClusters() throws SQLException {
        testFleet = new TestFleet(QUERY_SIDE, "silence");
        silent = testFleet.registerCluster("silent");
        stalled = testFleet.registerCluster("stalled");
        String healthy = testFleet.registerCluster("well");
        String neverHeard = testFleet.registerCluster("never");
        unreported = testFleet.registerCluster("left-out");
        lost = testFleet.registerCluster("lost");
        lostForLong = testFleet.registerCluster("lost-for-long");
        flickering = testFleet.registerCluster("flickering");
        clusters = List.of(silent, stalled, unreported, healthy, neverHeard, lost, lostForLong, flickering);
        UUID draft = testFleet.createDraft("silence-admin", "exporter", "default", clusters);
        workload = testFleet.submit("silence-admin", draft, "exporter", "default", clusters);
        testFleet.sendReport(silent, TestFleet.appliedFacts(workload, 1, 3));
        testFleet.sendReport(stalled, TestFleet.appliedFacts(workload, 1, 1));
        testFleet.sendReport(unreported, TestFleet.appliedFacts(workload, 1, 3));
        testFleet.sendReport(healthy, TestFleet.appliedFacts(workload, 1, 3));
        for (String cluster : List.of(lost, lostForLong, flickering)) {
            testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 1, 3));
            testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 1, 2));
        }
        updateOneRow("update views.deployments set next_at = now() - interval '1 second' where cluster = '" + lost + "'");
        updateOneRow("update views.deployments set next_at = now() - interval '9 minutes', later_at = now() - interval '1 second'"
                + " where cluster = '" + lostForLong + "'");
        updateOneRow("update views.deployments set next_at = now() + interval '1 hour' where cluster = '" + flickering + "'");
        updateOneRow("update views.heartbeats set heard_at = now() - interval '2 minutes' where cluster = '" + silent + "'");
        updateOneRow("update views.deployments set next_at = now() - interval '1 second' where cluster = '" + stalled + "'");
        updateOneRow("update views.deployments set wanted_at = now() - interval '1 hour', since = now() - interval '1 hour' where id = '"
                + workload + "/" + silent + "'");
        updateOneRow("update views.observations set received_at = now() - interval '181 seconds' where id = '" + workload + "/" + unreported
                + "'");
    }

    private static void updateOneRow(String sql) throws SQLException {
        try (var connection = QUERY_SIDE.database.connect(QUERY_SIDE.database.owner()); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    @Test
    void readsMoreDeploymentsThanQueryHasParameters() {
        List<String> ids = IntStream.range(0, 70_000).mapToObj(i -> DeploymentView.id(new UUID(0, i), "none")).toList();
        assertThat(QUERY_SIDE.bean(DeploymentQueries.class).findByIds(ids, ReadPoint.present(1, Instant.now()))).isEmpty();
    }

    @Test
    void showsSilentClusterAsException() {
        JsonNode response = testFleet.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments/" + silent);
        assertThat(response.at("/status").stringValue()).isEqualTo("Exception");
        assertThat(response.at("/statusReason/code").stringValue()).isEqualTo("ClusterIsSilent");
        assertThat(testFleet.get("silence-admin", "/api/v1/clusters/" + silent).at("/silent").booleanValue()).isTrue();
    }

    @Test
    void showsUnreportedDeploymentAsException() {
        JsonNode response = testFleet.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments/" + unreported);
        assertThat(response.at("/status").stringValue()).isEqualTo("Exception");
        assertThat(response.at("/statusReason/code").stringValue()).isEqualTo("NotReported");
        assertThat(testFleet.get("silence-admin", "/api/v1/clusters/" + unreported).at("/silent").booleanValue()).isFalse();
    }

    @Test
    void showsStalledAfterDeadline() {
        JsonNode response = testFleet.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments/" + stalled);
        assertThat(response.at("/status").stringValue()).isEqualTo("Stalled");
        JsonNode lostBefore = testFleet.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments/" + lostForLong);
        assertThat(lostBefore.at("/status").stringValue()).isEqualTo("Stalled");
    }

    @Test
    void showsLostReadinessAfterFlicker() {
        String deployments = "/api/v1/workloads/" + workload + "/deployments/";
        JsonNode response = testFleet.get("silence-admin", deployments + lost);
        assertThat(response.at("/status").stringValue()).isEqualTo("NotReady");
        assertThat(response.at("/statusReason").toString())
                .isEqualTo("{\"code\":\"PodsNotReady\",\"message\":\"1 of 3 pods not available.\"}");
        JsonNode flicker = testFleet.get("silence-admin", deployments + flickering);
        assertThat(flicker.at("/status").stringValue()).isEqualTo("Waiting");
    }

    @Test
    void countsCurrentStatusesInWorkload() {
        JsonNode response = testFleet.get("silence-admin", "/api/v1/workloads/" + workload);
        assertThat(response.at("/status").stringValue()).isEqualTo("Exception");
        assertThat(response.at("/counts").toString())
                .isEqualTo("{\"Exception\":3,\"Stalled\":2,\"NotReady\":1,\"Waiting\":1,\"Running\":1}");
        assertThat(response.at("/statusReason/code").stringValue()).isIn("ClusterIsSilent", "NotReported");
    }

    @Test
    void datesWorkloadStatusByItsFirstDeployment() {
        String since = testFleet.get("silence-admin", "/api/v1/workloads/" + workload).at("/since").stringValue();
        JsonNode exceptions = testFleet.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments?status=Exception")
                .at("/items");
        assertThat(exceptions.valueStream().map(one -> one.at("/since").stringValue()).min(String::compareTo)).contains(since);
    }

    /** A person who sees one cluster gets its deployment's status and time as the workload's, which SQL computes. */
    @Test
    void computesSameStatusAndTimeForWorkloadAndDeployment() {
        for (String cluster : clusters) {
            testFleet.grant("viewer-" + cluster, "NSViewer", "default", cluster);
            JsonNode computed = testFleet.get("viewer-" + cluster, "/api/v1/workloads/" + workload);
            JsonNode shown = testFleet.get("viewer-" + cluster, "/api/v1/workloads/" + workload + "/deployments/" + cluster);
            assertThat(computed.at("/status")).as(cluster).isEqualTo(shown.at("/status"));
            assertThat(computed.at("/since")).as(cluster).isEqualTo(shown.at("/since"));
        }
    }

    @Test
    void findsExactlyDeploymentsWithFilteredStatus() {
        int found = 0;
        for (Status status : Status.values()) {
            JsonNode page = testFleet.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments?status=" + status.apiName());
            page.at("/items").forEach(item -> assertThat(item.at("/status").stringValue()).isEqualTo(status.apiName()));
            found += page.at("/total").intValue();
        }
        assertThat(found).isEqualTo(clusters.size());
        JsonNode byWorst = testFleet.get("silence-admin", "/api/v1/workloads?name=exporter&cluster=" + silent + "&status=Exception");
        assertThat(byWorst.at("/total").intValue()).isEqualTo(1);
        assertThat(testFleet.get("silence-admin", "/api/v1/workloads?cluster=" + silent + "&status=Running").at("/total").intValue())
                .isZero();
    }
}
