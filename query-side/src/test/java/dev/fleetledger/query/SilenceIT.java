package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.judgement.status.Status;

/** Statuses that change by time alone are computed at read time, in the same way for single responses, filters and counts. */
class SilenceIT {

    private static final Side SIDE = Side.shared();
    private static Story story;
    private static String silent;
    private static String stalled;
    private static String leftOut;
    private static UUID workload;

    @BeforeAll
    static void threeClusters() throws SQLException {
        story = new Story(SIDE, "silence");
        silent = story.cluster("silent");
        stalled = story.cluster("stalled");
        String well = story.cluster("well");
        String never = story.cluster("never");
        leftOut = story.cluster("left-out");
        List<String> all = List.of(silent, stalled, leftOut, well, never);
        UUID draft = story.draft("silence-admin", "exporter", "default", all);
        workload = story.submit("silence-admin", draft, "exporter", "default", all);
        story.heartbeat(silent, Story.applied(workload, 1, 3));
        story.heartbeat(stalled, Story.applied(workload, 1, 1));
        story.heartbeat(leftOut, Story.applied(workload, 1, 3));
        story.heartbeat(well, Story.applied(workload, 1, 3));
        inThePast("update views.heartbeats set heard_at = now() - interval '2 minutes' where cluster = '" + silent + "'");
        inThePast("update views.deployments set stalls_at = now() - interval '1 second' where cluster = '" + stalled + "'");
        inThePast("update views.deployments set wanted_at = now() - interval '1 hour', since = now() - interval '1 hour' where id = '"
                + workload + "/" + silent + "'");
        inThePast("update views.observations set progressed_at = now() - interval '601 seconds' where id = '" + workload + "/" + stalled + "'");
        inThePast("update views.observations set received_at = now() - interval '181 seconds' where id = '" + workload + "/" + leftOut + "'");
    }

    private static void inThePast(String sql) throws SQLException {
        try (var connection = SIDE.database.connect(SIDE.database.owner()); var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    @Test
    void showsSilentClusterAsException() {
        JsonNode answer = story.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments/" + silent);
        assertThat(answer.at("/status").stringValue()).isEqualTo("Exception");
        assertThat(answer.at("/statusReason/code").stringValue()).isEqualTo("ClusterIsSilent");
        assertThat(story.get("silence-admin", "/api/v1/clusters/" + silent).at("/silent").booleanValue()).isTrue();
    }

    @Test
    void showsUnreportedDeploymentAsException() {
        JsonNode answer = story.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments/" + leftOut);
        assertThat(answer.at("/status").stringValue()).isEqualTo("Exception");
        assertThat(answer.at("/statusReason/code").stringValue()).isEqualTo("NotReported");
        assertThat(story.get("silence-admin", "/api/v1/clusters/" + leftOut).at("/silent").booleanValue()).isFalse();
    }

    @Test
    void showsStalledAfterDeadline() {
        JsonNode answer = story.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments/" + stalled);
        assertThat(answer.at("/status").stringValue()).isEqualTo("Stalled");
    }

    @Test
    void countsCurrentStatusesInWorkload() {
        JsonNode answer = story.get("silence-admin", "/api/v1/workloads/" + workload);
        assertThat(answer.at("/status").stringValue()).isEqualTo("Exception");
        assertThat(answer.at("/counts").toString()).isEqualTo("{\"Exception\":3,\"Stalled\":1,\"Running\":1}");
        assertThat(answer.at("/statusReason/code").stringValue()).isIn("ClusterIsSilent", "NotReported");
    }

    @Test
    void datesWorkloadStatusByItsFirstDeployment() {
        String since = story.get("silence-admin", "/api/v1/workloads/" + workload).at("/since").stringValue();
        JsonNode silentOnes = story.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments?status=Exception").at("/items");
        assertThat(silentOnes.valueStream().map(one -> one.at("/since").stringValue()).min(String::compareTo)).contains(since);
    }

    @Test
    void findsExactlyDeploymentsWithFilteredStatus() {
        int found = 0;
        for (Status status : Status.values()) {
            JsonNode page = story.get("silence-admin", "/api/v1/workloads/" + workload + "/deployments?status=" + status.word());
            page.at("/items").forEach(item -> assertThat(item.at("/status").stringValue()).isEqualTo(status.word()));
            found += page.at("/total").intValue();
        }
        assertThat(found).isEqualTo(5);
        JsonNode byWorst = story.get("silence-admin", "/api/v1/workloads?name=exporter&cluster=" + silent + "&status=Exception");
        assertThat(byWorst.at("/total").intValue()).isEqualTo(1);
        assertThat(story.get("silence-admin", "/api/v1/workloads?cluster=" + silent + "&status=Running").at("/total").intValue()).isZero();
    }
}
