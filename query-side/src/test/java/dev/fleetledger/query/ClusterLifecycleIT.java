package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;

/** Removal and forgetting of clusters, and what the views show about them afterwards. */
class ClusterLifecycleIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private TestFleet testFleet;
    private String one;
    private String two;
    private UUID workload;

    @BeforeEach
    void createWorkloadInTwoClusters() {
        testFleet = new TestFleet(QUERY_SIDE, "life-" + UUID.randomUUID().toString().substring(0, 8));
        one = testFleet.registerCluster("one");
        two = testFleet.registerCluster("two");
        UUID draft = testFleet.createDraft(testFleet.admin, "exporter", "life", List.of(one, two));
        workload = testFleet.submit(testFleet.admin, draft, "exporter", "life", List.of(one, two));
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, 3));
        testFleet.sendReport(two, TestFleet.appliedFacts(workload, 1, 3));
    }

    @Test
    void showsRemovalUntilItIsCancelled() {
        Instant due = Instant.parse("2026-12-01T00:00:00Z");
        append("cluster.remove", new ClusterEvent.RemovalAsked(one, due, "release"));
        assertThat(cluster(one).at("/state").stringValue()).isEqualTo("removing");
        assertThat(cluster(one).at("/removal/due").stringValue()).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(cluster(one).at("/removal/workloads").stringValue()).isEqualTo("release");
        assertThat(testFleet.get(testFleet.admin, "/api/v1/clusters?state=removing").at("/total").intValue()).isPositive();
        append("cluster.keep", new ClusterEvent.RemovalTakenBack(one));
        assertThat(cluster(one).at("/state").stringValue()).isEqualTo("ready");
        assertThat(cluster(one).at("/removal").isNull()).isTrue();
    }

    @Test
    void excludesRemovedClusterFromTargetsAndSilence() {
        UUID draft = testFleet.createDraft(testFleet.admin, "next", "life", List.of(one, two));
        append("cluster.removed", new ClusterEvent.RemovalAsked(one, Instant.now(), "delete"), new ClusterEvent.Removed(one));
        assertThat(cluster(one).at("/state").stringValue()).isEqualTo("removed");
        assertThat(cluster(one).at("/silent").booleanValue()).isFalse();
        assertThat(cluster(one).at("/credentials/0/retiredAt").isNull()).isFalse();
        assertThat(testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft + "/targets").at("/chosen").intValue()).isEqualTo(1);
    }

    @Test
    void excludesForgottenClusterFromWorkloadStatus() {
        append("cluster.forget", new ClusterEvent.Forgotten(one), new DeploymentEvent.Forgotten(workload, one, 1));
        JsonNode deployment = testFleet.get(testFleet.admin, "/api/v1/workloads/" + workload + "/deployments/" + one);
        assertThat(deployment.at("/status").stringValue()).isEqualTo("Exception");
        assertThat(deployment.at("/statusReason/code").stringValue()).isEqualTo("ClusterIsForgotten");
        JsonNode whole = testFleet.get(testFleet.admin, "/api/v1/workloads/" + workload);
        assertThat(whole.at("/status").stringValue()).isEqualTo("Running");
        assertThat(whole.at("/counts").toString()).isEqualTo("{\"Running\":1}");
        assertThat(testFleet.get(testFleet.admin, "/api/v1/workloads?cluster=" + one + "&status=Running").at("/total").intValue())
                .isEqualTo(1);
        assertThat(testFleet.get(testFleet.admin, "/api/v1/workloads/" + workload + "/deployments?status=Exception").at("/total")
                .intValue()).isEqualTo(1);
    }

    @Test
    void showsWorkloadOnlyInForgottenClustersAsException() {
        append("cluster.forget", new ClusterEvent.Forgotten(one), new DeploymentEvent.Forgotten(workload, one, 1));
        append("cluster.forget", new ClusterEvent.Forgotten(two), new DeploymentEvent.Forgotten(workload, two, 1));
        JsonNode whole = testFleet.get(testFleet.admin, "/api/v1/workloads/" + workload);
        assertThat(whole.at("/status").stringValue()).isEqualTo("Exception");
        assertThat(whole.at("/statusReason/code").stringValue()).isEqualTo("ClusterIsForgotten");
    }

    @Test
    void auditsForgettingAsEntryOfCluster() {
        append("cluster.forget", new ClusterEvent.Forgotten(one), new DeploymentEvent.Forgotten(workload, one, 1));
        JsonNode entry = testFleet.get(testFleet.admin, "/api/v1/audit?action=cluster.forget&cluster=" + one).at("/items/0");
        assertThat(entry.at("/target/cluster").stringValue()).isEqualTo(one);
        assertThat(entry.at("/target/workload").isNull()).isTrue();
    }

    @Test
    void showsCredentialsOnlyToThoseWhoManageCluster() {
        Instant until = Instant.parse("2026-12-01T00:00:00Z");
        append("cluster.rotate", new ClusterEvent.CredentialIssued(one, "newer", until));
        assertThat(cluster(one).at("/credentials/0/id").stringValue()).isEqualTo("newer");
        assertThat(cluster(one).at("/credentials/1/until").stringValue()).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(cluster(one).at("/credentials/1/retiredAt").isNull()).isTrue();
        append("cluster.retire", new ClusterEvent.CredentialRetired(one, testFleet.credential()));
        assertThat(cluster(one).at("/credentials/1/retiredAt").isNull()).isFalse();
        String viewer = testFleet.prefix + "-viewer";
        testFleet.grant(viewer, "NSViewer", "life");
        assertThat(testFleet.get(viewer, "/api/v1/clusters/" + one).at("/credentials").isNull()).isTrue();
    }

    @Test
    void countsRefusedReportsWithoutChangingVersion() {
        long version = cluster(one).at("/version").longValue();
        append("reports.refuse", new ClusterFactEvent.ReportsRefused(one, null, "SealDoesNotHold", 3));
        append("reports.refuse", new ClusterFactEvent.ReportsRefused(one, null, "CredentialIsRetired", 2));
        assertThat(cluster(one).at("/reportsRefused/count").intValue()).isEqualTo(5);
        assertThat(cluster(one).at("/reportsRefused/code").stringValue()).isEqualTo("CredentialIsRetired");
        assertThat(cluster(one).at("/version").longValue()).isEqualTo(version);
        assertThat(testFleet.get(testFleet.admin, "/api/v1/audit?cluster=" + one + "&action=reports.refuse").at("/total").intValue())
                .isEqualTo(2);
    }

    @Test
    void ignoresRefusedReportsOfUnknownCluster() {
        append("reports.refuse", new ClusterFactEvent.ReportsRefused(testFleet.prefix + "-nobody", null, "CredentialIsUnknown", 1));
        assertThat(cluster(one).at("/state").stringValue()).isEqualTo("ready");
    }

    @Test
    void showsClustersRefusingHubToThoseWhoSeeThem() {
        testFleet.sendReport(one, new DeploymentFacts(workload, new DeploymentFacts.Attempt(TestFleet.intentId(workload, 1), 1,
                AttemptResult.REFUSED, "HubWentBackwards",
                "This hub's ledger ends before what was told."), null, List.of(), null, null, null, null, Instant.now()));
        assertThat(testFleet.get(testFleet.admin, "/api/v1/hub").at("/refusedBy").toString()).contains(one);
        assertThat(testFleet.get(testFleet.prefix + "-nobody", "/api/v1/hub").at("/refusedBy").isEmpty()).isTrue();
    }

    @Test
    void showsLedgerRegressionUntilRestoreIsAccepted() {
        long epoch = testFleet.get(testFleet.admin, "/api/v1/hub").at("/epoch").longValue() + 1;

        append("hub.check", new HubEvent.WentBackwards(16, epoch - 1, 17));
        JsonNode hub = testFleet.get(testFleet.admin, "/api/v1/hub");
        assertThat(hub.at("/blocked/head").stringValue()).isEqualTo("16");
        assertThat(hub.at("/blocked/knownHead").stringValue()).isEqualTo("17");
        assertThat(hub.at("/blocked/remedy").stringValue()).contains("hub:acceptRestore");

        append("hub.acceptRestore", new HubEvent.RestoreAccepted(epoch, 17));
        assertThat(testFleet.get(testFleet.admin, "/api/v1/hub").at("/blocked").isNull()).isTrue();
    }

    private void append(String action, Object... events) {
        testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, action, events);
    }

    private JsonNode cluster(String name) {
        return testFleet.get(testFleet.admin, "/api/v1/clusters/" + name);
    }
}
