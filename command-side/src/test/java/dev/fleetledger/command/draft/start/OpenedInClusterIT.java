package dev.fleetledger.command.draft.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** A draft that was opened in a cluster is placed there, without a saved placement. */
class OpenedInClusterIT {

    private static final String CONTAINERS = "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:1\"}]}";

    private final Caller alice = TestFleet.first().as("alice");
    private final Caller dave = TestFleet.first().as("dave");

    @Test
    void submitsWithoutPlacement() {
        Reply submitted = fill(openIn("us-1", "")).submit(alice);

        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(wantedClusters(submitted)).containsExactly("us-1");
    }

    @Test
    void previewsWithoutPlacement() {
        Reply preview = alice.post(fill(openIn("us-1", "")).path() + ":preview", "");

        assertThat(preview.status()).describedAs(preview.toString()).isEqualTo(202);
    }

    @Test
    void copyStaysInCluster() {
        TestFleet.DraftHandle source = fill(openIn("us-1", ""));

        TestFleet.DraftHandle copy = copy(alice, source, "");

        Reply submitted = copy.save(alice, "basics", basics()).submit(alice);
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(wantedClusters(submitted)).containsExactly("us-1");
    }

    @Test
    void copyOpenedInAnotherClusterGoesThere() {
        TestFleet.DraftHandle source = fill(openIn("us-1", ""));

        TestFleet.DraftHandle copy = copy(alice, source, "\"cluster\":\"eu-2\",");

        assertThat(wantedClusters(copy.save(alice, "basics", basics()).submit(alice))).containsExactly("eu-2");
    }

    @Test
    void copyDoesNotRevealClusterThatItsOwnerMayNotSee() {
        TestFleet.DraftHandle source = fill(openIn("us-1", "")).save(alice, "placement", "{\"clusters\":[\"eu-1\"]}");

        TestFleet.DraftHandle copy = copy(dave, source, "");

        assertThat(TestFleet.database().queryForList("select payload::text from ledger.events where aggregate_identifier = ?", String.class,
                copy.path().substring(15))).isNotEmpty().noneMatch(it -> it.contains("us-1"));
    }

    @Test
    void startsFromYamlInCluster() {
        TestFleet.DraftHandle draft = openIn("us-1",
                ",\"from\":{\"yaml\":\"kind: DaemonSet\\napiVersion: apps/v1\\nmetadata: {name: cni}\"}");

        assertThat(wantedClusters(fill(draft).submit(alice))).containsExactly("us-1");
    }

    @Test
    void rejectsPlacementInOtherCluster() {
        TestFleet.DraftHandle draft = fill(openIn("us-1", "")).save(alice, "placement", "{\"clusters\":[\"eu-1\"]}");

        Reply refused = draft.submit(alice);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rules()).containsExactly("ClusterIsFixed");
    }

    @Test
    void requiresRightInClusterBeforePlacementIsSaved() {
        TestFleet.DraftHandle elsewhere = fill(openIn("us-1", ""));
        TestFleet.DraftHandle here = fill(openIn("eu-1", ""));

        assertThat(dave.put(elsewhere.path() + "/steps/advanced", "{}", "If-Match", elsewhere.etag()).status()).isEqualTo(404);
        assertThat(dave.put(here.path() + "/steps/advanced", "{}", "If-Match", here.etag()).status()).isEqualTo(200);
    }

    @Test
    void requiresRightInClusterOfPlacementThatNamesNone() {
        TestFleet.DraftHandle elsewhere = fill(openIn("us-1", "")).save(alice, "placement", "{\"conflict\":\"adopt\"}");

        assertThat(dave.put(elsewhere.path() + "/steps/advanced", "{}", "If-Match", elsewhere.etag()).status()).isEqualTo(404);
    }

    private TestFleet.DraftHandle openIn(String cluster, String from) {
        return handle(alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"cluster\":\"" + cluster + "\"" + from + "}"));
    }

    private static TestFleet.DraftHandle copy(Caller caller, TestFleet.DraftHandle source, String cluster) {
        return handle(caller.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"," + cluster + "\"from\":{\"draft\":\""
                + source.path().substring(15) + "\"}}"));
    }

    private static TestFleet.DraftHandle handle(Reply started) {
        assertThat(started.status()).describedAs(started.toString()).isEqualTo(201);
        return new TestFleet.DraftHandle("/api/v1/drafts/" + started.text("id"), started.etag());
    }

    private TestFleet.DraftHandle fill(TestFleet.DraftHandle draft) {
        return draft.save(alice, "basics", basics()).save(alice, "containers", CONTAINERS);
    }

    private static String basics() {
        return "{\"name\":\"" + TestFleet.newName() + "\",\"namespace\":\"default\"}";
    }

    private static List<String> wantedClusters(Reply submitted) {
        return TestFleet.database().queryForList("select payload->>'cluster' from ledger.events where type = 'deployment.wanted'"
                + " and payload->>'workload' = ?", String.class, submitted.text("workloadId"));
    }
}
