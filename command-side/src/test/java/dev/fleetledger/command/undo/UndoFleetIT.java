package dev.fleetledger.command.undo;

import static dev.fleetledger.command.undo.UndoScenario.metadata;
import static dev.fleetledger.command.undo.UndoScenario.preview;
import static dev.fleetledger.command.undo.UndoScenario.undo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** Undo of what concerns clusters, grants and drafts. */
class UndoFleetIT {

    private final Caller admin = TestFleet.first().as("admin");
    private final Caller alice = TestFleet.first().as("alice");
    private final String cluster = TestFleet.newName();

    @Test
    void labelsAreUndoneKeyByKey() {
        register("{\"env\":\"test\"}");
        Reply labelled = label("{\"env\":\"live\"}");
        label("{\"env\":\"live\",\"tier\":\"1\"}");

        Reply preview = preview(admin, labelled.text("position"), "\"3\"");
        Reply undone = undo(admin, labelled.text("position"), "\"3\"");

        assertThat(preview.json().path("clusters").toString()).isEqualTo("[\"" + cluster + "\"]");
        assertThat(preview.json().at("/changes/0/after").toString()).isEqualTo("{\"env\":\"test\",\"tier\":\"1\"}");
        assertThat(undone.status()).describedAs(undone.toString()).isEqualTo(200);
        assertThat(undone.etag()).isEqualTo("\"4\"");
        assertThat(labels()).isEqualTo("{\"env\": \"test\", \"tier\": \"1\"}");
    }

    @Test
    void laterLabelOfSameKeyIsInTheWay() {
        register("{\"env\":\"test\"}");
        Reply labelled = label("{\"env\":\"live\"}");
        Reply later = label("{\"env\":\"spare\"}");

        Reply refused = undo(admin, labelled.text("position"), "\"3\"");

        assertThat(refused.text("code")).isEqualTo("LaterChanges");
        assertThat(refused.json().path("positions").toString()).isEqualTo("[\"" + later.text("position") + "\"]");
        assertThat(labels()).isEqualTo("{\"env\": \"spare\"}");
    }

    @Test
    void cordonIsUndoneWithExpectedVersion() {
        register("{}");
        Reply cordoned = admin.post("/api/v1/clusters/" + cluster + ":cordon", "{}");

        Reply stale = undo(admin, cordoned.text("position"), "\"1\"");
        Reply viewer = undo(TestFleet.first().as("bob"), cordoned.text("position"), "\"2\"");
        Reply undone = undo(admin, cordoned.text("position"), "\"2\"");
        Reply back = undo(admin, undone.text("position"), "\"3\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(viewer.status()).isEqualTo(403);
        assertThat(undone.status()).describedAs(undone.toString()).isEqualTo(200);
        assertThat(undone.text("action")).isEqualTo("cluster.uncordon");
        assertThat(back.text("action")).isEqualTo("cluster.cordon");
        assertThat(TestFleet.database().queryForObject("select cordoned from command.clusters where name = ?", Boolean.class, cluster))
                .isTrue();
    }

    /** The audit shows the forgotten deployments, which come last, as outcomes of the entry. */
    @Test
    void forgottenClusterIsInTheWayByTheEntryOfItsForgetting() {
        register("{}");
        TestFleet.hear(cluster);
        TestFleet.draft(admin, TestFleet.newName(), "default", "{\"clusters\":[\"" + cluster + "\"]}").submit(admin);
        Reply cordoned = admin.post("/api/v1/clusters/" + cluster + ":cordon", "{}");
        TestFleet.silence(cluster);
        Reply forgotten = admin.post("/api/v1/clusters/" + cluster + ":forget", "{\"name\":\"" + cluster
                + "\",\"reason\":\"burnt down\"}", "If-Match", "*");

        Reply refused = undo(admin, cordoned.text("position"), "*");

        assertThat(TestFleet.eventsOf(forgotten.text("position"))).endsWith("cluster.forgotten", "deployment.forgotten");
        assertThat(refused.text("code")).isEqualTo("LaterChanges");
        assertThat(refused.json().path("positions").toString()).isEqualTo("[\"" + positionOf("cluster.forgotten") + "\"]");
    }

    @Test
    void grantIsRevokedAndGivenAgainWithNewId() {
        Reply given = give();

        Reply revoked = undo(admin, given.text("position"), "\"1\"");
        Reply twice = undo(admin, given.text("position"), "\"2\"");
        Reply again = undo(admin, revoked.text("position"), "\"2\"");

        assertThat(revoked.status()).describedAs(revoked.toString()).isEqualTo(200);
        assertThat(revoked.text("id")).isEqualTo(given.text("id"));
        assertThat(twice.text("code")).isEqualTo("AlreadyUndone");
        assertThat(again.status()).describedAs(again.toString()).isEqualTo(200);
        assertThat(again.text("id")).isNotEqualTo(given.text("id"));
        assertThat(metadata(again.text("position"), "action")).containsExactly("grant.give");
        assertThat(holds()).isTrue();
    }

    @Test
    void grantThatWasRevokedSinceIsInTheWay() {
        Reply given = give();
        Reply revoked = admin.delete("/api/v1/grants/" + given.text("id"), "If-Match", "\"1\"");

        Reply refused = undo(admin, given.text("position"), "*");

        assertThat(refused.text("code")).isEqualTo("LaterChanges");
        assertThat(refused.json().path("positions").toString()).isEqualTo("[\"" + revoked.text("position") + "\"]");
    }

    @Test
    void grantIsUndoneByThoseWhoMayGiveIt() {
        Reply given = give();

        assertThat(undo(alice, given.text("position"), "*").status()).as("does not see the entry").isEqualTo(404);
        assertThat(undo(TestFleet.first().as("carol"), given.text("position"), "*").status()).as("sees it").isEqualTo(403);
    }

    @Test
    void draftIsReopenedHandedBackAndItsStepRestored() {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, cluster, "default", "{\"clusters\":[\"eu-1\"]}");
        Reply saved = alice.put(draft.path() + "/steps/basics", "{\"name\":\"other\"}", "If-Match", draft.etag());

        Reply restored = undo(alice, saved.text("position"), saved.etag());
        Reply discarded = alice.post(draft.path() + ":discard", "{}", "If-Match", restored.etag());
        Reply reopened = undo(alice, discarded.text("position"), discarded.etag());

        assertThat(restored.status()).describedAs(restored.toString()).isEqualTo(200);
        assertThat(restored.text("action")).isEqualTo("draft.basics.save");
        assertThat(restored.json().at("/changes/0/after").asString()).isEqualTo(cluster);
        assertThat(reopened.text("action")).isEqualTo("draft.reopen");
        assertThat(reopened.status()).describedAs(reopened.toString()).isEqualTo(200);
    }

    private void register(String labels) {
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + cluster + "\",\"labels\":" + labels + "}").status()).isEqualTo(201);
    }

    private Reply label(String labels) {
        return admin.put("/api/v1/clusters/" + cluster + "/labels", "{\"labels\":" + labels + "}", "If-Match", "*");
    }

    private String labels() {
        return TestFleet.database().queryForObject("select labels::text from command.clusters where name = ?", String.class, cluster);
    }

    private Long positionOf(String type) {
        return TestFleet.database().queryForObject("select position from ledger.events where type = ? and aggregate_identifier = ?",
                Long.class, type, cluster);
    }

    private Reply give() {
        return admin.post("/api/v1/grants", "{\"role\":\"NSViewer\",\"holder\":{\"kind\":\"user\",\"id\":\"" + cluster
                + "\"},\"scope\":{\"all\":true,\"namespace\":\"default\"}}");
    }

    private boolean holds() {
        return Boolean.TRUE.equals(TestFleet.database().queryForObject("select exists (select from command.grants where holder = ?)",
                Boolean.class, cluster));
    }
}
