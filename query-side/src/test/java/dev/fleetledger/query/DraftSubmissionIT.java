package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The path of a workload from its draft to Running, as the API shows it. */
class DraftSubmissionIT {

    private final TestFleet testFleet = new TestFleet(TestQuerySide.shared(), "spine");

    @Test
    void showsSubmittedDraftAsRunningAfterReports() {
        String one = testFleet.registerCluster("one");
        String two = testFleet.registerCluster("two");
        testFleet.grant("spine-alice", "NSEditor", "monitoring");
        UUID draft = testFleet.createDraft("spine-alice", "node-exporter", "monitoring", List.of(one, two));
        JsonNode open = testFleet.get("spine-alice", "/api/v1/drafts/" + draft);
        assertThat(open.at("/steps/basics/state").stringValue()).isEqualTo("complete");
        assertThat(open.at("/steps/services/state").stringValue()).isEqualTo("untouched");
        assertThat(open.at("/targets/total").intValue()).isEqualTo(2);
        assertThat(open.at("/version").intValue()).isEqualTo(4);

        UUID workload = testFleet.submit("spine-alice", draft, "node-exporter", "monitoring", List.of(one, two));
        testFleet.sendReport(one, TestFleet.appliedFacts(workload, 1, 3));
        testFleet.sendReport(two, TestFleet.appliedFacts(workload, 1, 1));

        JsonNode response = testFleet.get("spine-alice", "/api/v1/workloads/" + workload);
        assertThat(response.at("/status").stringValue()).isEqualTo("Waiting");
        assertThat(response.at("/counts").toString()).isEqualTo("{\"Waiting\":1,\"Running\":1}");
        testFleet.sendReport(two, TestFleet.appliedFacts(workload, 1, 3));
        assertThat(testFleet.get("spine-alice", "/api/v1/workloads/" + workload).at("/status").stringValue()).isEqualTo("Running");
        JsonNode audit = testFleet.get("spine-alice", "/api/v1/audit?action=draft.submit&workload=" + workload);
        assertThat(audit.at("/total").intValue()).isEqualTo(1);
        assertThat(audit.at("/items/0/clusters/0/status").stringValue()).isEqualTo("Running");
        assertThat(testFleet.get("spine-alice", "/api/v1/workloads/" + workload + "/deployments/" + one).at("/manifest/yaml").stringValue())
                .contains("kind: DaemonSet");
    }
}
