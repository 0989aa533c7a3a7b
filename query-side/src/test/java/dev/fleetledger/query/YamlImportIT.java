package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent;

/** A draft imported from YAML. */
class YamlImportIT {

    private final TestFleet testFleet = new TestFleet(TestQuerySide.shared(), "yaml");

    @Test
    void showsKeptFieldInDraftManifestAndHistory() {
        String cluster = testFleet.registerCluster("one");
        testFleet.grant("yaml-alice", "NSEditor", "default");
        UUID draft = testFleet.createDraft("yaml-alice", "node-exporter", "default", List.of(cluster));
        testFleet.sendReport(cluster);

        importYaml(draft);

        JsonNode response = testFleet.get("yaml-alice", "/api/v1/drafts/" + draft);
        assertThat(response.at("/kept/0/path").stringValue()).isEqualTo("/spec/template/spec/schedulerName");
        assertThat(response.at("/violations").isEmpty()).as("an imported name that breaks a rule causes only a warning").isTrue();
        assertThat(response.at("/warnings").findValuesAsString("pointer")).contains("/name");
        assertThat(response.at("/podSecurityLevel").stringValue()).isEqualTo("baseline");
        assertThat(response.at("/totals/perNode/cpuRequest").stringValue()).isEqualTo("0.25");
        assertThat(response.at("/totals/fleet/cpuRequest").stringValue()).as("three nodes").isEqualTo("0.75");
        assertThat(testFleet.querySide.requestAs("yaml-alice", "/api/v1/drafts/" + draft + "/manifest").body())
                .contains("schedulerName: picky");
        JsonNode last = testFleet.get("yaml-alice", "/api/v1/drafts/" + draft + "/history").at("/items/0");
        assertThat(last.findValuesAsString("path")).contains("/kept", "/basics/name");
    }

    @Test
    void showsWhatWasNotImportedInDraftHistoryAndAudit() {
        testFleet.grant("yaml-alice", "NSEditor", "default");
        UUID draft = testFleet.createDraft("yaml-alice", "node-exporter", "default", List.of(testFleet.registerCluster("two")));

        importYaml(draft);

        JsonNode notCarried = TestFleet.json("[{\"object\":\"ConfigMap settings\",\"why\":\"It is another kind.\"}]");
        assertThat(testFleet.get("yaml-alice", "/api/v1/drafts/" + draft).at("/notCarried")).isEqualTo(notCarried);
        for (String path : List.of("/api/v1/drafts/" + draft + "/history", "/api/v1/audit?draft=" + draft)) {
            assertThat(testFleet.get("yaml-alice", path).at("/items/0/changes").valueStream()
                    .filter(change -> change.at("/path").stringValue().equals("/notCarried")).map(change -> change.at("/after"))).as(path)
                    .containsExactly(notCarried);
        }
    }

    private void importYaml(UUID draft) {
        testFleet.position = testFleet.querySide.ledger.append("yaml-alice", "draft.manifest.save",
                new DraftEvent.Imported(draft, "yaml", List.of(new DraftEvent.Kept("DaemonSet", "/spec/template/spec/schedulerName",
                        TestFleet.json("\"picky\""))), List.of("cni"),
                        List.of(new DraftEvent.NotCarried("ConfigMap settings", "It is another kind."))),
                new DraftEvent.StepSaved(draft, "basics", TestFleet.json("{\"name\":\"cni\",\"namespace\":\"default\"}")));
    }
}
