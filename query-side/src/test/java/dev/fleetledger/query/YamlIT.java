package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent;

/** A draft imported from YAML. */
class YamlIT {

    private final Story story = new Story(Side.shared(), "yaml");

    @Test
    void showsKeptFieldInDraftManifestAndHistory() {
        String cluster = story.cluster("one");
        story.grant("yaml-alice", "NSEditor", "default");
        UUID draft = story.draft("yaml-alice", "node-exporter", "default", List.of(cluster));
        story.heartbeat(cluster);

        imported(draft);

        JsonNode answer = story.get("yaml-alice", "/api/v1/drafts/" + draft);
        assertThat(answer.at("/kept/0/path").stringValue()).isEqualTo("/spec/template/spec/schedulerName");
        assertThat(answer.at("/violations").isEmpty()).as("an imported name that breaks a rule causes only a warning").isTrue();
        assertThat(answer.at("/warnings").findValuesAsString("pointer")).contains("/name");
        assertThat(answer.at("/podSecurityLevel").stringValue()).isEqualTo("baseline");
        assertThat(answer.at("/totals/perNode/cpuRequest").stringValue()).isEqualTo("0.25");
        assertThat(answer.at("/totals/fleet/cpuRequest").stringValue()).as("three nodes").isEqualTo("0.75");
        assertThat(story.side.as("yaml-alice", "/api/v1/drafts/" + draft + "/manifest").body())
                .contains("schedulerName: picky");
        JsonNode last = story.get("yaml-alice", "/api/v1/drafts/" + draft + "/history").at("/items/0");
        assertThat(last.findValuesAsString("path")).contains("/kept", "/basics/name");
    }

    private void imported(UUID draft) {
        story.position = story.side.ledger.command("yaml-alice", "draft.manifest.save",
                new DraftEvent.Imported(draft, "yaml", List.of(new DraftEvent.Kept("DaemonSet", "/spec/template/spec/schedulerName",
                        Story.json("\"picky\""))), List.of("cni"), List.of("ConfigMap settings")),
                new DraftEvent.StepSaved(draft, "basics", Story.json("{\"name\":\"cni\",\"namespace\":\"default\"}")));
    }
}
