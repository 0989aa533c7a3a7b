package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.report.DeploymentFacts;

/** An agent reports a deployment once and then only confirms it. The deployment's report is older than the time limit in each test. */
class ConfirmationIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static final TestFleet FLEET = new TestFleet(QUERY_SIDE, "confirm");
    private static final long EPOCH = 1;

    @Test
    void countsConfirmedDeploymentAsReported() {
        Deployment deployment = reportLongAgo("confirmed", 7);
        assertThat(deployment.read().at("/statusReason/code").stringValue()).isEqualTo("NotReported");
        Instant observedBefore = Instant.parse(deployment.read().at("/observedAt").stringValue());

        FLEET.sendReport(deployment.cluster(), EPOCH, null, 7);

        JsonNode shown = deployment.read();
        assertThat(shown.at("/status").stringValue()).isEqualTo("Running");
        assertThat(Instant.parse(shown.at("/receivedAt").stringValue())).isAfter(Instant.now().minusSeconds(120));
        assertThat(Instant.parse(shown.at("/observedAt").stringValue())).isAfter(observedBefore);
        assertThat(deployment.isListedAs("Running")).as("found by the filter, which is SQL").isTrue();
    }

    @Test
    void confirmsNothingWhenAReportIsMissing() {
        Deployment deployment = reportLongAgo("missing", 7);

        FLEET.sendReport(deployment.cluster(), EPOCH, null, 8);

        assertThat(deployment.read().at("/statusReason/code").stringValue()).isEqualTo("NotReported");
        assertThat(deployment.isListedAs("Exception")).isTrue();
    }

    @Test
    void confirmsAgainOnceEverythingIsReportedAgain() {
        Deployment deployment = reportLongAgo("healed", 7);
        FLEET.sendReport(deployment.cluster(), EPOCH, null, 8);

        FLEET.sendReport(deployment.cluster(), EPOCH, List.of(8L), 8, deployment.facts(1, 3));
        deployment.makeOld();
        FLEET.sendReport(deployment.cluster(), EPOCH, null, 8);

        assertThat(deployment.read().at("/status").stringValue()).isEqualTo("Running");
    }

    @Test
    void remembersConfirmationOfRestartedAgent() {
        Deployment deployment = reportLongAgo("restarted", 7);
        FLEET.sendReport(deployment.cluster(), EPOCH, null, 7);

        FLEET.sendReport(deployment.cluster(), EPOCH + 1, null, 0);

        assertThat(deployment.read().at("/status").stringValue()).isEqualTo("Running");
    }

    @Test
    void doesNotConfirmFactsThatTheAgentHasNotReported() {
        Deployment deployment = reportLongAgo("other-agent", 7);

        FLEET.sendReport(deployment.cluster(), EPOCH + 1, null, 0);

        assertThat(deployment.read().at("/statusReason/code").stringValue()).isEqualTo("NotReported");
    }

    @Test
    void doesNotConfirmNewerFactsThanTheAgentReports() {
        Deployment deployment = reportLongAgo("outdated", 7);

        FLEET.sendReport(deployment.cluster(), EPOCH + 1, List.of(9L), 9, deployment.facts(0, 3));

        assertThat(deployment.read().at("/statusReason/code").stringValue()).isEqualTo("NotReported");
    }

    private static Deployment reportLongAgo(String name, long digest) {
        String cluster = FLEET.registerCluster(name);
        UUID draft = FLEET.createDraft(FLEET.admin, name, "default", List.of(cluster));
        var deployment = new Deployment(FLEET.submit(FLEET.admin, draft, name, "default", List.of(cluster)), cluster);
        FLEET.sendReport(cluster, EPOCH, List.of(digest), digest + 1, deployment.facts(1, 3));
        deployment.makeOld();
        return deployment;
    }

    private record Deployment(UUID workload, String cluster) {

        DeploymentFacts facts(long generation, int ready) {
            return TestFleet.appliedFacts(workload, generation, ready);
        }

        void makeOld() {
            QUERY_SIDE.executeAsOwner("update views.observations set received_at = now() - interval '181 seconds' where id = '"
                    + workload + "/" + cluster + "'");
        }

        JsonNode read() {
            return FLEET.get(FLEET.admin, "/api/v1/workloads/" + workload + "/deployments/" + cluster);
        }

        boolean isListedAs(String status) {
            return FLEET.get(FLEET.admin, "/api/v1/workloads/" + workload + "/deployments?status=" + status).at("/total").intValue() == 1;
        }
    }
}
