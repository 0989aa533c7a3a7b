package dev.fleetledger.command.rollout;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.rollout.step.RolloutScenario;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

/** Rollouts on the database and the scheduler, with two instances of the service. */
class RolloutIT {

    private static final String THREE = "{\"clusters\":[\"eu-1\",\"eu-2\",\"us-1\"]}";

    @Test
    void followsCarefulPlanWhenNobodyStatesOne() {
        var it = new RolloutScenario(THREE);

        assertThat(it.wanted("eu-1")).containsExactly("1 apply 1");
        assertThat(it.wanted("eu-2")).isEmpty();
        assertThat(it.reserved()).containsExactly("eu-1", "eu-2", "us-1");
        RolloutScenario.settle(it.rollout, "eu-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "wave-started");
        assertThat(it.wanted("eu-2")).containsExactly("1 apply 1");
        assertThat(it.wanted("us-1")).isEmpty();
        RolloutScenario.settle(it.rollout, "eu-2");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "wave-started", "wave-completed", "wave-started");
        RolloutScenario.settle(it.rollout, "us-1");

        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "wave-started", "wave-completed", "wave-started",
                "wave-completed", "finished");
    }

    @Test
    void everyStepIsCausedBySubmit() {
        var it = new RolloutScenario(THREE);
        RolloutScenario.settle(it.rollout, "eu-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "wave-started");

        assertThat(TestFleet.database().queryForList("select distinct e.metadata->>'actor' from ledger.events e"
                + " where e.metadata->>'causation' = (select metadata->>'command' from ledger.events where type = 'rollout.planned'"
                + " and aggregate_identifier = ?)", String.class, it.rollout)).containsExactly("system");
    }

    @Test
    void failedWaveTouchesNothingMoreAndIsRolledBackWhereItWasTouched() {
        var it = new RolloutScenario(TestFleet.atOnce(THREE));
        RolloutScenario.settle(it.rollout, "eu-1", "eu-2", "us-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "finished");
        TestFleet.DraftHandle draft = editWithPlan(it, "{\"waves\":[{\"name\":\"first\",\"clusters\":{\"count\":1}},"
                + "{\"name\":\"rest\",\"clusters\":{\"rest\":true}}]}");
        Reply bad = draft.submit(it.alice);
        RolloutScenario.fail(bad.text("rolloutId"), "eu-1");
        it.awaitStory(bad.text("rolloutId"), "planned", "wave-started", "wave-failed");

        Reply rolledBack = it.change(it.alice, "rollback", "{\"revision\":1,\"rollout\":\"" + bad.text("rolloutId") + "\"}");

        assertThat(rolledBack.status()).describedAs(rolledBack.toString()).isEqualTo(202);
        assertThat(it.wanted("eu-1")).containsExactly("1 apply 1", "2 apply 2", "3 apply 3");
        assertThat(it.wanted("eu-2")).as("never touched").containsExactly("1 apply 1");
        assertThat(it.story(bad.text("rolloutId"))).endsWith("finished");
        RolloutScenario.settle(rolledBack.text("rolloutId"), "eu-1");
        it.awaitStory(rolledBack.text("rolloutId"), "planned", "wave-started", "wave-completed", "finished");
    }

    @Test
    void abortFreesNamesWhereNothingWasTouched() {
        var it = new RolloutScenario(THREE);

        Reply aborted = it.act(it.alice, "abort", "{\"reason\":\"wrong image\"}");

        assertThat(aborted.status()).describedAs(aborted.toString()).isEqualTo(200);
        assertThat(aborted.etag()).as("planned, aborted").isEqualTo("\"2\"");
        assertThat(it.reserved()).containsExactly("eu-1");
        assertThat(it.story(it.rollout)).containsExactly("planned", "wave-started", "aborted", "finished");
        assertThat(it.act(it.alice, "abort", "").text("code")).isEqualTo("RolloutHasEnded");
    }

    @Test
    void newRevisionReplacesOpenRollout() {
        var it = new RolloutScenario(THREE);

        Reply edited = it.edit("registry.example/daemon:2");

        assertThat(it.story(it.rollout)).containsExactly("planned", "wave-started", "finished");
        assertThat(it.reserved()).containsExactly("eu-1", "eu-2", "us-1");
        assertThat(it.wanted("eu-1")).containsExactly("1 apply 1", "2 apply 2");
        RolloutScenario.settle(edited.text("rolloutId"), "eu-1");
        it.awaitStory(edited.text("rolloutId"), "planned", "wave-started", "wave-completed", "wave-started");
        assertThat(it.wanted("eu-2")).as("never the older revision").containsExactly("1 apply 2");
    }

    @Test
    void restartRepeatsTheRevisionThatEachClusterHas() {
        var it = new RolloutScenario(TestFleet.atOnce(THREE));
        RolloutScenario.settle(it.rollout, "eu-1", "eu-2", "us-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "finished");
        Reply edited = editWithPlan(it, "{\"waves\":[{\"name\":\"first\",\"clusters\":{\"count\":1}},"
                + "{\"name\":\"rest\",\"clusters\":{\"rest\":true}}]}").submit(it.alice);
        it.act(edited.text("rolloutId"), it.alice, "abort", "");

        Reply restarted = it.change(it.alice, "restart", "{\"rollout\":{\"waves\":[{\"name\":\"all\",\"clusters\":{\"rest\":true}}]}}");

        assertThat(restarted.status()).describedAs(restarted.toString()).isEqualTo(202);
        assertThat(it.wanted("eu-1")).containsExactly("1 apply 1", "2 apply 2", "3 apply 2");
        assertThat(it.wanted("us-1")).containsExactly("1 apply 1", "2 apply 1");
    }

    @Test
    void soakEndsAtTimeOfItsEventWhoeverExecutesIt() {
        var it = new RolloutScenario("{\"clusters\":[\"eu-1\",\"eu-2\"],\"rollout\":{\"waves\":[{\"name\":\"first\",\"clusters\":"
                + "{\"count\":1},\"soak\":\"PT2S\"},{\"name\":\"rest\",\"clusters\":{\"rest\":true}}]}}");
        RolloutScenario.settle(it.rollout, "eu-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-soaking");
        Instant until = Instant.parse(TestFleet.database().queryForObject("select payload->>'until' from ledger.events"
                + " where type = 'rollout.wave-soaking' and aggregate_identifier = ?", String.class, it.rollout));

        it.awaitStory(it.rollout, "planned", "wave-started", "wave-soaking", "wave-completed", "wave-started");

        assertThat(TestFleet.database().queryForObject("select timestamp from ledger.events where type = 'rollout.wave-completed'"
                + " and aggregate_identifier = ?", Timestamp.class, it.rollout).toInstant()).isBetween(until, until.plusSeconds(5));
    }

    @Test
    void pausedRolloutGoesOnWhenItIsResumed() {
        var it = new RolloutScenario(THREE);
        it.act(it.alice, "pause", "");
        RolloutScenario.settle(it.rollout, "eu-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "paused", "wave-completed");

        assertThat(it.act(it.alice, "resume", "").etag()).isEqualTo("\"3\"");

        it.awaitStory(it.rollout, "planned", "wave-started", "paused", "wave-completed", "resumed", "wave-started");
    }

    @Test
    void retriesAndSkipsSingleClusters() {
        var it = new RolloutScenario(THREE);
        RolloutScenario.fail(it.rollout, "eu-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-failed");

        assertThat(it.act(it.alice, "resume", "").text("code")).isEqualTo("FailureBudgetIsSpent");
        assertThat(it.act(it.alice, "retry", "{\"cluster\":\"eu-1\"}").status()).isEqualTo(200);
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-failed", "cluster-retried");
        await("it is sent again", () -> it.wanted("eu-1").size() == 2);
        RolloutScenario.fail(it.rollout, "eu-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-failed", "cluster-retried", "wave-failed");
        it.act(it.alice, "skip", "{\"cluster\":\"eu-1\",\"reason\":\"its registry is gone\"}");

        it.awaitStory(it.rollout, "planned", "wave-started", "wave-failed", "cluster-retried", "wave-failed", "cluster-skipped",
                "debt-recorded", "wave-completed", "wave-started");
        assertThat(it.act(it.alice, "retry", "{\"cluster\":\"mars\"}").text("code")).isEqualTo("ClusterIsNotInRollout");
    }

    /** The step begins waves of which it has read no cluster. */
    @Test
    void silentClusterOfFirstWaveHoldsUpNoLaterWave() {
        String silent = "debt-" + TestFleet.newName();
        TestFleet.first().as("admin").post("/api/v1/clusters", "{\"name\":\"" + silent + "\"}");

        var it = new RolloutScenario("{\"clusters\":[\"eu-1\",\"eu-2\",\"" + silent + "\"],\"rollout\":{\"waves\":[{\"name\":\"first\","
                + "\"clusters\":{\"names\":[\"" + silent + "\"]}},{\"name\":\"second\",\"clusters\":{\"count\":1},\"gate\":\"none\"},"
                + "{\"name\":\"third\",\"clusters\":{\"rest\":true}}]}}");

        assertThat(it.story(it.rollout)).containsExactly("planned", "wave-started", "debt-recorded", "wave-completed", "wave-started",
                "wave-completed", "wave-started");
        assertThat(it.wanted("eu-1")).containsExactly("1 apply 1");
        assertThat(it.wanted("eu-2")).containsExactly("1 apply 1");
    }

    @Test
    void retriesClusterOfEarlierWave() {
        var it = new RolloutScenario("{\"clusters\":[\"eu-1\",\"eu-2\"],\"rollout\":{\"failureBudget\":1,\"waves\":[{\"name\":\"first\","
                + "\"clusters\":{\"count\":1}},{\"name\":\"rest\",\"clusters\":{\"rest\":true}}]}}");
        RolloutScenario.fail(it.rollout, "eu-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "wave-started");

        it.act(it.alice, "retry", "{\"cluster\":\"eu-1\"}");

        await("it is sent again", () -> it.wanted("eu-1").size() == 2);
    }

    @Test
    void rejectsPlanOfOtherShapeAndRolloutOfOtherWorkload() {
        var it = new RolloutScenario(TestFleet.atOnce(THREE));
        var other = new RolloutScenario(TestFleet.atOnce(THREE));

        assertThat(it.change(it.alice, "restart", "{\"rollout\":7}").pointers()).containsExactly("/rollout");
        assertThat(it.change(it.alice, "restart", "{\"rollout\":\"x\"}").pointers()).containsExactly("/rollout");
        assertThat(it.change(it.alice, "restart", "{\"rollout\":{\"colour\":1}}").pointers()).containsExactly("/rollout/colour");
        assertThat(it.change(it.alice, "restart", "{\"rollout\":{\"waves\":[]}}").rules()).containsExactly("WavesAreMissing");
        assertThat(it.change(it.alice, "restart", "{\"rollout\":\"" + other.rollout + "\"}").text("code"))
                .isEqualTo("RolloutTouchedNothing");
    }

    @Test
    void rolloutIsHiddenWithItsWorkloadAndChangedByEditorsOnly() {
        var it = new RolloutScenario(THREE);

        assertThat(it.act(TestFleet.first().as("nobody"), "pause", "").status()).isEqualTo(404);
        assertThat(it.act(TestFleet.first().as("bob"), "pause", "").status()).isEqualTo(403);
        assertThat(it.act(TestFleet.first().as("dave"), "pause", "").status()).as("one cluster is not enough").isEqualTo(403);
        assertThat(it.alice.post("/api/v1/rollouts/none:pause", "").status()).isEqualTo(404);
        assertThat(it.story(it.rollout)).doesNotContain("paused");
    }

    private static TestFleet.DraftHandle editWithPlan(RolloutScenario it, String plan) {
        Reply draft = it.alice.post(it.path() + ":edit", "");
        return new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag())
                .save(it.alice, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:2\"}]}")
                .save(it.alice, "placement", THREE.substring(0, THREE.length() - 1) + ",\"rollout\":" + plan + "}");
    }
}
