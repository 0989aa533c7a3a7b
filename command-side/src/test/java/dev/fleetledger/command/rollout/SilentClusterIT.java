package dev.fleetledger.command.rollout;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.rollout.step.RolloutScenario;
import dev.fleetledger.command.testsupport.TestFleet;

/** What a rollout owes a cluster that was silent when its wave was sent. */
class SilentClusterIT {

    private final String silent = "debt-" + TestFleet.newName();

    @BeforeEach
    void registerSilentCluster() {
        TestFleet.first().as("admin").post("/api/v1/clusters", "{\"name\":\"" + silent + "\"}");
    }

    @Test
    void silentClusterBecomesDebtAndIsPaidWhenItIsHeard() {
        var it = new RolloutScenario(TestFleet.atOnce("{\"clusters\":[\"eu-1\",\"" + silent + "\"]}"));
        assertThat(it.story(it.rollout)).containsExactly("planned", "wave-started", "debt-recorded");
        RolloutScenario.settle(it.rollout, "eu-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "debt-recorded", "wave-completed", "finished");
        assertThat(it.wanted(silent)).isEmpty();

        TestFleet.hear(silent);
        RolloutScenario.settle(it.rollout);

        await("the debt is sent", () -> it.wanted(silent).size() == 1);
        RolloutScenario.settle(it.rollout, silent);
        it.awaitStory(it.rollout, "planned", "wave-started", "debt-recorded", "wave-completed", "finished", "debt-paid");
    }

    @Test
    void workloadIsDeletedWhenItsLastDebtIsPaid() {
        TestFleet.hear(silent);
        var it = new RolloutScenario(TestFleet.atOnce("{\"clusters\":[\"eu-1\",\"" + silent + "\"]}"));
        RolloutScenario.settle(it.rollout, "eu-1", silent);
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "finished");
        TestFleet.silence(silent);
        String deletion = it.change(it.alice, "delete", "{\"policy\":\"delete\",\"reason\":\"old\"}").text("rolloutId");
        it.end(deletion, "eu-1");
        it.awaitStory(deletion, "planned", "wave-started", "debt-recorded", "wave-completed", "finished");
        assertThat(it.isDeleted()).isFalse();

        TestFleet.hear(silent);
        RolloutScenario.settle(deletion);
        await("the debt is sent", () -> it.wanted(silent).size() == 2);
        it.end(deletion, silent);

        await("it is deleted", it::isDeleted);
    }

    @Test
    void debtOfClusterThatLeavesPlacementIsOwedNoMore() {
        var it = inDebt();
        assertThat(it.reserved()).containsExactly(silent, "eu-1");

        it.alice.put(it.path() + "/placement", TestFleet.atOnce("{\"clusters\":[\"eu-1\"]}"), "If-Match", "*");

        assertThat(it.reserved()).containsExactly("eu-1");
        assertThat(debts(it)).isEmpty();
    }

    @Test
    void debtOutlivesDeletionThatIsAborted() {
        var it = inDebt();

        String deletion = it.change(it.alice, "delete", "{\"policy\":\"delete\",\"reason\":\"old\"}").text("rolloutId");
        TestFleet.hear(silent);
        step(it.rollout);
        assertThat(it.reserved()).containsExactly(silent, "eu-1");
        assertThat(it.wanted(silent)).as("nothing is sent where the workload is to end").isEmpty();

        it.act(deletion, it.alice, "abort", "{\"reason\":\"a mistake\"}");
        RolloutScenario.settle(it.rollout);
        await("the debt is sent", () -> it.wanted(silent).size() == 1);
    }

    @Test
    void completedDeletionGivesUpWhatWasNeverSent() {
        var it = inDebt();

        String deletion = it.change(it.alice, "delete", "{\"policy\":\"delete\",\"reason\":\"old\"}").text("rolloutId");
        it.end(deletion, "eu-1");

        await("it is deleted", it::isDeleted);
        assertThat(it.reserved()).doesNotContain(silent);
        assertThat(debts(it)).isEmpty();
    }

    /** A rollout that has ended and owes the silent cluster its generation. */
    private RolloutScenario inDebt() {
        var it = new RolloutScenario(TestFleet.atOnce("{\"clusters\":[\"eu-1\",\"" + silent + "\"]}"));
        RolloutScenario.settle(it.rollout, "eu-1");
        it.awaitStory(it.rollout, "planned", "wave-started", "debt-recorded", "wave-completed", "finished");
        return it;
    }

    private static List<String> debts(RolloutScenario it) {
        return TestFleet.database().queryForList("select cluster from command.rollout_clusters where workload = ?::uuid and debt",
                String.class, it.workload);
    }

    /** Wakes the rollout and waits until its step is done. */
    private static void step(String rollout) {
        RolloutScenario.settle(rollout);
        await("the step is done", () -> TestFleet.database().queryForObject("select count(*) from command.scheduled_tasks"
                + " where task_instance like ? || '/%'", Integer.class, rollout) == 0);
    }
}
