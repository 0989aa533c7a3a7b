package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The path of a workload from its draft to Running, as the API shows it. */
class SpineIT {

    private final Story story = new Story(Side.shared(), "spine");

    @Test
    void showsSubmittedDraftAsRunningAfterReports() {
        String one = story.cluster("one");
        String two = story.cluster("two");
        story.grant("spine-alice", "NSEditor", "monitoring");
        UUID draft = story.draft("spine-alice", "node-exporter", "monitoring", List.of(one, two));
        JsonNode open = story.get("spine-alice", "/api/v1/drafts/" + draft);
        assertThat(open.at("/steps/basics/state").stringValue()).isEqualTo("complete");
        assertThat(open.at("/steps/services/state").stringValue()).isEqualTo("untouched");
        assertThat(open.at("/targets/total").intValue()).isEqualTo(2);
        assertThat(open.at("/version").intValue()).isEqualTo(4);

        UUID workload = story.submit("spine-alice", draft, "node-exporter", "monitoring", List.of(one, two));
        story.heartbeat(one, Story.applied(workload, 1, 3));
        story.heartbeat(two, Story.applied(workload, 1, 1));

        JsonNode answer = story.get("spine-alice", "/api/v1/workloads/" + workload);
        assertThat(answer.at("/status").stringValue()).isEqualTo("Waiting");
        assertThat(answer.at("/counts").toString()).isEqualTo("{\"Waiting\":1,\"Running\":1}");
        story.heartbeat(two, Story.applied(workload, 1, 3));
        assertThat(story.get("spine-alice", "/api/v1/workloads/" + workload).at("/status").stringValue()).isEqualTo("Running");
        JsonNode audit = story.get("spine-alice", "/api/v1/audit?action=draft.submit&workload=" + workload);
        assertThat(audit.at("/total").intValue()).isEqualTo(1);
        assertThat(audit.at("/items/0/clusters/0/status").stringValue()).isEqualTo("Running");
        assertThat(story.get("spine-alice", "/api/v1/workloads/" + workload + "/deployments/" + one).at("/manifest/yaml").stringValue())
                .contains("kind: DaemonSet");
    }
}
