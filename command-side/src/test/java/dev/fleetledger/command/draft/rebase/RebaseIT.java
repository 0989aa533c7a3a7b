package dev.fleetledger.command.draft.rebase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** Rebase of an edit whose workload has changed since, field by field. */
class RebaseIT {

    private static final String CONTAINERS =
            "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:%s\",\"workingDir\":\"/%s\"}]}";

    private final Caller alice = TestFleet.first().as("alice");
    private final Reply created = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}").submit(alice);
    private final String path = "/api/v1/workloads/" + created.text("workloadId");

    @Test
    void mergesFieldsChangedOnOneSide() {
        TestFleet.DraftHandle outdated = edit().save(alice, "advanced", "{\"podLabels\":{\"team\":\"net\"}}");
        edit().save(alice, "containers", CONTAINERS.formatted("2", "var")).submit(alice);

        Reply rebased = rebase(outdated);
        Reply submitted = new TestFleet.DraftHandle(outdated.path(), rebased.etag()).submit(alice);

        assertThat(rebased.status()).describedAs(rebased.toString()).isEqualTo(200);
        assertThat(rebased.rules()).isEmpty();
        assertThat(rebased.json().path("basedOn").path("revision").asInt()).isEqualTo(2);
        assertThat(TestFleet.eventsOf(rebased.text("position"))).as("merged steps precede the rebase")
                .containsExactly("draft.step-saved", "draft.rebased");
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(specification(submitted)).contains("daemon:2", "\"/var\"", "\"team\"");
    }

    @Test
    void reportsCollisionWithBothValuesUntilItIsDecided() {
        TestFleet.DraftHandle outdated = edit().save(alice, "containers", CONTAINERS.formatted("3", "quiet"));
        edit().save(alice, "containers", CONTAINERS.formatted("2", "quiet")).submit(alice);

        Reply rebased = rebase(outdated);
        TestFleet.DraftHandle otherField = new TestFleet.DraftHandle(outdated.path(), rebased.etag())
                .save(alice, "containers", CONTAINERS.formatted("3", "other"));
        Reply refused = otherField.submit(alice);
        Reply submitted = otherField.save(alice, "containers", CONTAINERS.formatted("4", "other")).submit(alice);

        assertThat(rebased.rules()).containsExactly("FieldWasChangedByBoth");
        assertThat(rebased.pointers()).containsExactly("/containers/0/image");
        assertThat(rebased.json().path("violations").path(0).path("message").asString()).contains("daemon:3", "daemon:2");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rules()).containsExactly("FieldWasChangedByBoth");
        assertThat(refused.json().path("violations").path(0).path("remedy").asString()).contains(":resolve", "/containers/main/image");
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        assertThat(specification(submitted)).contains("daemon:4");
    }

    @Test
    void nextRebaseKeepsOpenCollisionWithNewValueOfWorkload() {
        TestFleet.DraftHandle outdated = edit().save(alice, "containers", CONTAINERS.formatted("3", "quiet"));
        edit().save(alice, "containers", CONTAINERS.formatted("2", "quiet")).submit(alice);
        Reply first = rebase(outdated);
        edit().save(alice, "advanced", "{\"podLabels\":{\"team\":\"net\"}}").submit(alice);

        Reply second = rebase(new TestFleet.DraftHandle(outdated.path(), first.etag()));
        edit().save(alice, "containers", CONTAINERS.formatted("5", "quiet")).submit(alice);
        Reply third = rebase(new TestFleet.DraftHandle(outdated.path(), second.etag()));

        assertThat(second.rules()).containsExactly("FieldWasChangedByBoth");
        assertThat(third.json().path("violations").path(0).path("message").asString()).contains("daemon:3", "daemon:5");
    }

    @Test
    void outdatedSubmitSuggestsRebase() {
        TestFleet.DraftHandle outdated = edit();
        edit().save(alice, "advanced", "{\"podLabels\":{\"team\":\"net\"}}").submit(alice);

        Reply refused = outdated.submit(alice);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("WorkloadMovedOn");
        assertThat(refused.text("remedy")).contains(":rebase");
        assertThat(refused.json().path("changes").valueStream()).isNotEmpty()
                .allSatisfy(change -> assertThat(change.propertyNames()).containsExactly("path", "label", "before", "after"));
    }

    @Test
    void mergesChangedPlacement() {
        TestFleet.DraftHandle outdated = edit().save(alice, "advanced", "{\"podLabels\":{\"team\":\"net\"}}");
        alice.put(path + "/placement", TestFleet.atOnce("{\"clusters\":[\"eu-1\",\"us-1\"]}"), "If-Match", "*");

        Reply rebased = rebase(outdated);
        Reply submitted = new TestFleet.DraftHandle(outdated.path(), rebased.etag()).submit(alice);

        assertThat(rebased.rules()).isEmpty();
        assertThat(TestFleet.database().queryForList("select payload->>'cluster' from ledger.events where type = 'deployment.wanted'"
                + " and payload->>'rollout' = ? order by position", String.class, submitted.text("rolloutId")))
                .containsExactly("eu-1", "us-1");
    }

    @Test
    void appendsNoEventWhenWorkloadIsUnchanged() {
        TestFleet.DraftHandle edit = edit();
        long head = TestFleet.head();

        Reply rebased = rebase(edit);

        assertThat(rebased.status()).isEqualTo(200);
        assertThat(rebased.etag()).isEqualTo(edit.etag());
        assertThat(TestFleet.head()).isEqualTo(head);
    }

    @Test
    void rejectsRebaseOfNewDraft() {
        TestFleet.DraftHandle fresh = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

        assertThat(rebase(fresh).text("code")).isEqualTo("DraftIsNotAnEdit");
        assertThat(alice.post(fresh.path() + ":rebase", "").status()).isEqualTo(428);
    }

    private TestFleet.DraftHandle edit() {
        Reply draft = alice.post(path + ":edit", "");
        assertThat(draft.status()).describedAs(draft.toString()).isEqualTo(201);
        return new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag());
    }

    private Reply rebase(TestFleet.DraftHandle draft) {
        return alice.post(draft.path() + ":rebase", "", "If-Match", draft.etag());
    }

    private String specification(Reply submitted) {
        return TestFleet.database().queryForObject("select payload->>'specification' from ledger.events where type = 'workload.revised'"
                + " and payload->>'workload' = ? order by position desc limit 1", String.class, submitted.text("workloadId"));
    }
}
