package dev.fleetledger.command.undo;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static dev.fleetledger.command.undo.UndoScenario.command;
import static dev.fleetledger.command.undo.UndoScenario.metadata;
import static dev.fleetledger.command.undo.UndoScenario.preview;
import static dev.fleetledger.command.undo.UndoScenario.undo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.rollout.step.RolloutScenario;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** Undo of commands whose rollout is open, and of deletions. */
class UndoRolloutIT {

    private static final String AT_ONCE = TestFleet.atOnce("{\"clusters\":[\"eu-1\",\"eu-2\"]}");
    private static final String FIRST_THEN_REST = "{\"clusters\":[\"eu-1\",\"eu-2\"],\"rollout\":{\"waves\":[{\"name\":\"first\","
            + "\"clusters\":{\"count\":1}},{\"name\":\"rest\",\"clusters\":{\"rest\":true}}]}}";

    @Test
    void openRolloutIsEndedAndRolledBackWhereItHasTouched() {
        var it = new RolloutScenario(FIRST_THEN_REST);
        RolloutScenario.settle(it.rollout, "eu-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "wave-started");
        RolloutScenario.settle(it.rollout, "eu-2");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "wave-started", "wave-completed", "finished");
        Reply bad = it.edit("registry.example/daemon:2");

        Reply preview = preview(it.alice, bad.text("position"), "*");
        Reply undone = undo(it.alice, bad.text("position"), "*");

        assertThat(preview.json().path("clusters").toString()).isEqualTo("[\"eu-1\"]");
        assertThat(undone.status()).describedAs(undone.toString()).isEqualTo(202);
        assertThat(it.story(bad.text("rolloutId"))).containsExactly("planned", "wave-started", "finished");
        assertThat(it.wanted("eu-1")).containsExactly("1 apply 1", "2 apply 2", "3 apply 3");
        assertThat(it.wanted("eu-2")).as("never touched").containsExactly("1 apply 1");
    }

    @Test
    void deletionIsUndoneByNewWorkload() {
        var it = new RolloutScenario(AT_ONCE);
        Reply deleted = delete(it);
        Reply running = undo(it.alice, deleted.text("position"), "*");
        end(it, deleted);

        Reply preview = preview(it.alice, deleted.text("position"), "\"4\"");
        Reply undone = undo(it.alice, deleted.text("position"), "\"4\"");
        Reply twice = undo(it.alice, deleted.text("position"), "\"4\"");

        assertThat(running.text("code")).isEqualTo("DeletionIsRunning");
        assertThat(preview.status()).describedAs(preview.toString()).isEqualTo(200);
        assertThat(preview.json().path("inTheWay").toString()).isEqualTo("[]");
        assertThat(preview.json().has("workload")).isFalse();
        assertThat(undone.status()).describedAs(undone.toString()).isEqualTo(202);
        assertThat(undone.text("undoes")).isEqualTo(it.workload);
        assertThat(undone.text("workload")).isNotEqualTo(it.workload).isEqualTo(undone.text("id"));
        assertThat(undone.etag()).isEqualTo("\"3\"");
        assertThat(metadata(undone.text("position"), "action")).containsExactly("draft.submit");
        assertThat(metadata(undone.text("position"), "causation")).containsExactly(command(deleted.text("position")));
        assertThat(TestFleet.eventsOf(undone.text("position"))).startsWith("draft.started").endsWith("draft.submitted")
                .contains("workload.created", "deployment.wanted");
        assertThat(specification(undone.text("workload"))).isEqualTo(specification(it.workload));
        assertThat(twice.text("code")).isEqualTo("AlreadyUndone");
    }

    @Test
    void nameOfDeletedWorkloadIsCheckedAgain() {
        var it = new RolloutScenario(AT_ONCE);
        Reply deleted = delete(it);
        end(it, deleted);
        Reply other = TestFleet.draft(it.alice, it.name, "default", "{\"clusters\":[\"eu-1\"]}").submit(it.alice);

        Reply preview = preview(it.alice, deleted.text("position"), "*");

        assertThat(other.status()).describedAs(other.toString()).isEqualTo(202);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.json().at("/inTheWay/0/code").asString()).isEqualTo("NameIsTaken");
    }

    @Test
    void deletionIsUndoneOnlyByThoseWhoMayCreateItEverywhere() {
        var it = new RolloutScenario(AT_ONCE);
        Reply deleted = delete(it);
        end(it, deleted);

        Reply refused = undo(TestFleet.first().as("dave"), deleted.text("position"), "*");

        assertThat(refused.status()).describedAs(refused.toString()).isEqualTo(403);
        assertThat(refused.missingElsewhere()).isEqualTo(1);
    }

    @Test
    void deletionThatWaitsForApprovalIsAborted() {
        var it = new RolloutScenario(TestFleet.atOnce("{\"clusters\":[\"eu-1\",\"eu-2\",\"us-1\"]}"));
        Reply deleted = delete(it);

        Reply undone = undo(it.alice, deleted.text("position"), "*");

        assertThat(undone.status()).describedAs(undone.toString()).isEqualTo(200);
        assertThat(undone.text("action")).isEqualTo("rollout.abort");
        assertThat(it.story(deleted.text("rolloutId"))).endsWith("aborted", "finished");
        assertThat(it.change(it.alice, "restart", "{}").status()).isEqualTo(202);
    }

    @Test
    void pauseIsUndoneByResumption() {
        var it = new RolloutScenario(FIRST_THEN_REST);
        Reply paused = it.act(it.alice, "pause", "{}");

        Reply stale = undo(it.alice, paused.text("position"), "\"1\"");
        Reply undone = undo(it.alice, paused.text("position"), paused.etag());

        assertThat(stale.status()).isEqualTo(412);
        assertThat(undone.status()).describedAs(undone.toString()).isEqualTo(200);
        assertThat(undone.text("action")).isEqualTo("rollout.resume");
        assertThat(it.story(it.rollout)).containsExactly("planned", "wave-started", "paused", "resumed");
    }

    private static Reply delete(RolloutScenario it) {
        return it.change(it.alice, "delete", "{\"policy\":\"delete\",\"reason\":\"old\"}");
    }

    /** No agent reports here, so the names are freed as its report would do. */
    private static void end(RolloutScenario it, Reply deleted) {
        it.end(deleted.text("rolloutId"), "eu-1", "eu-2");
        await("it is deleted", it::isDeleted);
        TestFleet.database().update("delete from command.names where workload = ?::uuid", it.workload);
    }

    private static String specification(String workload) {
        return TestFleet.database().queryForObject("select payload->>'specification' from ledger.events where type = 'workload.revised'"
                + " and aggregate_identifier = ?", String.class, workload);
    }
}
