package dev.fleetledger.command.rollout;

import static dev.fleetledger.command.rollout.RolloutFixture.ID;
import static dev.fleetledger.command.rollout.RolloutFixture.START;
import static dev.fleetledger.command.rollout.RolloutFixture.wave;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.command.rollout.ClusterProgress.Reach;
import dev.fleetledger.contract.rollout.RolloutEvent.DebtPaid;
import dev.fleetledger.contract.rollout.RolloutEvent.DebtRecorded;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;
import dev.fleetledger.problem.StateConflictException;

/** Clusters that a rollout goes on without. */
class RolloutDebtTest {

    private final RolloutFixture rollout = RolloutFixture.of(wave("first", "eu-1"), wave("rest", "eu-2", "us-1"));

    @Test
    void goesOnWithoutSilentCluster() {
        rollout.reach(Reach.SILENT, "eu-1");

        assertThat(rollout.step()).containsExactly("eu-2", "us-1");
        assertThat(rollout.events).contains(new DebtRecorded(ID, "eu-1", "ClusterIsSilent"));
        rollout.settle("eu-2", "us-1").step();
        assertThat(rollout.story()).endsWith("Finished");
    }

    @Test
    void paysDebtWhenClusterReturnsAfterRolloutIsOver() {
        rollout.reach(Reach.SILENT, "eu-1").step();
        rollout.settle("eu-2", "us-1").step();

        assertThat(rollout.reach(Reach.REACHABLE, "eu-1").step()).containsExactly("eu-1");
        rollout.settle("eu-1").step();

        assertThat(rollout.events.getLast()).isEqualTo(new DebtPaid(ID, "eu-1"));
    }

    @Test
    void paysDebtsInOrderOfWaves() {
        rollout.reach(Reach.SILENT, "eu-1", "eu-2", "us-1").step();
        assertThat(rollout.story()).endsWith("Finished");
        rollout.reach(Reach.REACHABLE, "eu-1", "eu-2", "us-1");

        assertThat(rollout.step()).containsExactly("eu-1");
        assertThat(rollout.step()).isEmpty();
        assertThat(rollout.settle("eu-1").step()).containsExactly("eu-2", "us-1");
    }

    @Test
    void paysNothingMoreWhenPaymentFails() {
        rollout.reach(Reach.SILENT, "eu-1", "eu-2", "us-1").step();
        rollout.reach(Reach.REACHABLE, "eu-1", "eu-2", "us-1").step();

        assertThat(rollout.fail("eu-1").step()).isEmpty();
    }

    @Test
    void doesNotAwaitClusterThatFallsSilentAfterItWasSent() {
        rollout.step();

        assertThat(rollout.reach(Reach.SILENT, "eu-1").step()).containsExactly("eu-2", "us-1");
        rollout.settle("eu-1").step();

        assertThat(rollout.events).contains(new DebtPaid(ID, "eu-1"));
    }

    @Test
    void waitsForSilentClusterWhereThePlanSaysSo() {
        RolloutFixture waiting = RolloutFixture.of("{'failureBudget': 0, 'unreachable': 'wait'}", List.of(), wave("first", "a"),
                wave("rest", "b"));
        waiting.reach(Reach.SILENT, "a");

        assertThat(waiting.step()).isEmpty();
        assertThat(waiting.story()).containsExactly("WaveStarted");
        assertThat(waiting.reach(Reach.REACHABLE, "a").step()).containsExactly("a");
    }

    @Test
    void cordonAndRemovalHoldUpNothing() {
        rollout.reach(Reach.CORDONED, "eu-2").reach(Reach.LEAVING, "us-1").step();
        rollout.settle("eu-1").step();

        assertThat(rollout.events).contains(new DebtRecorded(ID, "eu-2", "ClusterIsCordoned"),
                new DebtRecorded(ID, "us-1", "ClusterIsLeaving"));
        assertThat(rollout.story()).endsWith("Finished");
        assertThat(rollout.reach(Reach.REACHABLE, "eu-2").step()).containsExactly("eu-2");
    }

    @Test
    void cordonChangesNothingForWhatWasSent() {
        rollout.step();
        rollout.reach(Reach.CORDONED, "eu-1").step();

        assertThat(rollout.story()).containsExactly("WaveStarted");
    }

    @Test
    void forgottenClusterIsNoLongerPartOfRollout() {
        rollout.step();

        assertThat(rollout.outcome(Outcome.LEFT, null, "eu-1").step()).containsExactly("eu-2", "us-1");
    }

    @Test
    void skippedClusterIsDebtThatOnlyPersonLifts() {
        rollout.step();
        rollout.fail("eu-1").step();
        rollout.decide(new RolloutCommand.Skip("eu-1", rollout.all())).decide(new RolloutCommand.Skip("eu-1", rollout.all()));

        assertThat(rollout.step()).containsExactly("eu-2", "us-1");
        assertThat(rollout.events).containsOnlyOnce(new DebtRecorded(ID, "eu-1", "Skipped"));
        rollout.settle("eu-2", "us-1").step();
        assertThat(rollout.step()).isEmpty();
        rollout.decide(new RolloutCommand.Retry("eu-1", rollout.all()));
        assertThat(rollout.step()).containsExactly("eu-1");
    }

    @Test
    void skippedSilentClusterIsPaidWhenItReturns() {
        RolloutFixture waiting = RolloutFixture.of("{'failureBudget': 0, 'unreachable': 'wait'}", List.of(), wave("first", "a"));
        waiting.reach(Reach.SILENT, "a").step();
        waiting.decide(new RolloutCommand.Skip("a", waiting.all())).step();
        assertThat(waiting.story()).endsWith("Finished");

        assertThat(waiting.reach(Reach.REACHABLE, "a").step()).containsExactly("a");
    }

    @Test
    void paysWithinLimitOfItsWave() {
        RolloutFixture limited = RolloutFixture.of(new Wave("all", List.of("a", "b", "c"), 1, null, "Running", null));
        limited.reach(Reach.SILENT, "a", "b", "c").step();
        limited.reach(Reach.REACHABLE, "a", "b", "c");

        assertThat(limited.step()).containsExactly("a");
        assertThat(limited.settle("a").step()).containsExactly("b");
    }

    /** Otherwise nobody could resume it, and its debts would never be paid. */
    @Test
    void pausedRolloutDoesNotEnd() {
        rollout.reach(Reach.SILENT, "us-1").step();
        rollout.settle("eu-1").step();
        rollout.decide(new RolloutCommand.Pause()).settle("eu-2").step();
        assertThat(rollout.story()).endsWith("WaveCompleted");

        rollout.decide(new RolloutCommand.Resume(rollout.progress(), START)).reach(Reach.REACHABLE, "us-1");

        assertThat(rollout.step()).containsExactly("us-1");
        assertThat(rollout.story()).endsWith("Finished");
    }

    @Test
    void skipOfSettledClusterIsRefused() {
        rollout.step();
        var skip = new RolloutCommand.Skip("eu-1", rollout.settle("eu-1").all());

        assertThatThrownBy(() -> rollout.decide(skip)).isInstanceOfSatisfying(StateConflictException.class,
                it -> assertThat(it.code()).isEqualTo("ClusterHasSettled"));
        assertThat(rollout.now).isEqualTo(START);
    }
}
