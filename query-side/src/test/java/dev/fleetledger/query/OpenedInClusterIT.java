package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent;

/** A draft that was opened in a cluster is placed there, without a saved placement. */
class OpenedInClusterIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private TestFleet testFleet;
    private String here;
    private String elsewhere;

    @BeforeEach
    void registerClusters() {
        testFleet = new TestFleet(QUERY_SIDE, "opened-" + UUID.randomUUID().toString().substring(0, 8));
        here = testFleet.registerCluster("here");
        elsewhere = testFleet.registerCluster("elsewhere");
    }

    @Test
    void showsClusterAsDefaultedPlacement() {
        JsonNode draft = testFleet.get(testFleet.admin, "/api/v1/drafts/" + openDraft());

        JsonNode placement = draft.at("/steps/placement");
        assertThat(placement.at("/document/clusters").toString()).isEqualTo("[\"" + here + "\"]");
        assertThat(placement.at("/defaulted").valueStream().map(JsonNode::stringValue)).contains("/clusters");
        assertThat(placement.at("/state").stringValue()).isEqualTo("complete");
        assertThat(draft.at("/targets/total").intValue()).isEqualTo(1);
    }

    @Test
    void targetsOnlyThatCluster() {
        JsonNode targets = testFleet.get(testFleet.admin, "/api/v1/drafts/" + openDraft() + "/targets");

        assertThat(targets.at("/chosen").intValue()).isEqualTo(1);
        assertThat(targets.at("/items").valueStream().filter(one -> one.at("/chosen").booleanValue()).map(one -> one.at("/cluster")
                .stringValue())).containsExactly(here);
    }

    @Test
    void isVisibleToPeopleOfThatClusterOnly() {
        testFleet.grant(testFleet.prefix + "-dave", "NSEditor", "default", here);
        testFleet.grant(testFleet.prefix + "-erin", "NSEditor", "default", elsewhere);
        UUID draft = openDraft();
        testFleet.saveStep(testFleet.admin, draft, "basics", "{\"name\":\"exporter\"}");

        assertThat(status(draft, "-dave")).isEqualTo(200);
        assertThat(status(draft, "-erin")).isEqualTo(404);

        testFleet.saveStep(testFleet.admin, draft, "placement", "{\"conflict\":\"adopt\"}");

        assertThat(status(draft, "-dave")).isEqualTo(200);
        assertThat(status(draft, "-erin")).isEqualTo(404);
    }

    @Test
    void keepsPlacementThatNamesAnotherCluster() {
        UUID draft = openDraft();
        testFleet.saveStep(testFleet.admin, draft, "placement", "{\"clusters\":[\"" + elsewhere + "\"]}");

        JsonNode shown = testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft);

        assertThat(shown.at("/violations").valueStream().map(one -> one.at("/rule").stringValue())).containsExactly("ClusterIsFixed");
        assertThat(shown.at("/steps/placement/document/clusters").toString()).isEqualTo("[\"" + elsewhere + "\"]");
    }

    private UUID openDraft() {
        UUID draft = TestFleet.newId();
        testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, "draft.start",
                new DraftEvent.Started(draft, "DaemonSet", testFleet.admin, here, null, null, null, TestFleet.newId()));
        return draft;
    }

    private int status(UUID draft, String person) {
        return QUERY_SIDE.requestAs(testFleet.prefix + person, "/api/v1/drafts/" + draft, "Fleetledger-Min-Position",
                Long.toString(testFleet.position)).statusCode();
    }
}
