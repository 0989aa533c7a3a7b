package dev.fleetledger.command.rollout;

import static dev.fleetledger.command.rollout.RolloutFixture.ID;
import static dev.fleetledger.command.rollout.RolloutFixture.OTHER;
import static dev.fleetledger.command.rollout.RolloutFixture.START;
import static dev.fleetledger.command.rollout.RolloutFixture.wave;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.Finished;
import dev.fleetledger.contract.rollout.RolloutEvent.Started;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;
import dev.fleetledger.contract.rollout.RolloutEvent.WaveFailed;
import dev.fleetledger.contract.rollout.RolloutEvent.Window;
import dev.fleetledger.problem.StateConflictException;

class RolloutTest {

    private final RolloutFixture rollout = RolloutFixture.of(wave("first", "eu-1"), wave("tenth"), wave("rest", "eu-2", "us-1"));

    @Test
    void sendsWaveAfterWave() {
        assertThat(rollout.step()).containsExactly("eu-1");
        assertThat(rollout.step()).isEmpty();
        assertThat(rollout.settle("eu-1").step()).containsExactly("eu-2", "us-1");
        assertThat(rollout.settle("eu-2").step()).isEmpty();
        assertThat(rollout.settle("us-1").step()).isEmpty();

        assertThat(rollout.story()).containsExactly("WaveStarted", "WaveCompleted", "WaveStarted", "WaveCompleted", "Finished");
        assertThat(rollout.events.getLast()).isEqualTo(new Finished(ID, "completed"));
    }

    @Test
    void completesRolloutWithoutClustersAtOnce() {
        RolloutFixture none = RolloutFixture.of();

        none.step();

        assertThat(none.story()).containsExactly("Finished");
    }

    @Test
    void stopsBeforeNextWaveWhenBudgetIsExceeded() {
        rollout.step();
        rollout.fail("eu-1");

        assertThat(rollout.step()).isEmpty();
        assertThat(rollout.events.getLast()).isEqualTo(new WaveFailed(ID, "first", List.of("eu-1")));
        assertThat(rollout.settle("eu-1").step()).as("goes on without a person").isEmpty();
    }

    @Test
    void countsFailureOnlyFromDeadlineOn() {
        rollout.step();
        rollout.outcome(Outcome.FAILED, START.plusSeconds(600), "eu-1");
        rollout.step();
        assertThat(rollout.next).isEqualTo(START.plusSeconds(600));

        rollout.now = START.plusSeconds(600);
        rollout.step();

        assertThat(rollout.story()).containsExactly("WaveStarted", "WaveFailed");
    }

    @Test
    void goesOnAfterRetryOfFailedCluster() {
        rollout.step();
        rollout.fail("eu-1").step();

        rollout.decide(new RolloutCommand.Retry("eu-1", rollout.all()));
        assertThat(rollout.step()).containsExactly("eu-1");
        rollout.decide(new RolloutCommand.Retry("eu-1", rollout.all()));
        assertThat(rollout.settle("eu-1").step()).containsExactly("eu-2", "us-1");

        assertThat(rollout.story()).containsExactly("WaveStarted", "WaveFailed", "ClusterRetried", "WaveCompleted", "WaveStarted");
    }

    @Test
    void sendsAsManyAtOnceAsAllowed() {
        RolloutFixture limited = RolloutFixture.of(new Wave("all", List.of("a", "b", "c"), 2, null, "Running", null));

        assertThat(limited.step()).containsExactly("a", "b");
        assertThat(limited.settle("b").step()).containsExactly("c");
    }

    @Test
    void soaksUntilTimeOfEvent() {
        RolloutFixture soaking = RolloutFixture.of(new Wave("first", List.of("a"), null, "PT5M", "Running", null), wave("rest", "b"));
        soaking.step();
        soaking.settle("a").step();
        assertThat(soaking.next).isEqualTo(START.plus(Duration.ofMinutes(5)));
        soaking.now = START.plus(Duration.ofMinutes(5)).minusMillis(1);
        assertThat(soaking.step()).isEmpty();

        soaking.now = START.plus(Duration.ofMinutes(5));

        assertThat(soaking.step()).containsExactly("b");
    }

    @Test
    void failureInSoakHoldsWave() {
        RolloutFixture soaking = RolloutFixture.of(new Wave("first", List.of("a"), null, "PT5M", "Running", null), wave("rest", "b"));
        soaking.step();
        soaking.settle("a").step();
        soaking.outcome(Outcome.FAILED, START.plusSeconds(700), "a");

        soaking.now = START.plusSeconds(301);
        assertThat(soaking.step()).isEmpty();
        soaking.now = START.plusSeconds(700);
        soaking.step();

        assertThat(soaking.story()).containsExactly("WaveStarted", "WaveSoaking", "WaveFailed");
    }

    @Test
    void waitsForWindow() {
        // START is a Monday at 10:00 in UTC.
        RolloutFixture later = RolloutFixture.of(new Wave("all", List.of("a"), null, null, "Running",
                new Window(List.of("MON"), "12:00", "14:00", "UTC")));
        later.step();
        assertThat(later.next).isEqualTo(START.plusSeconds(7200));

        later.now = START.plusSeconds(7200);

        assertThat(later.step()).containsExactly("a");
    }

    @Test
    void doesNotWaitForGateThatPlanLeavesOut() {
        RolloutFixture open = RolloutFixture.of(new Wave("first", List.of("a"), null, null, "none", null), wave("rest", "b"));

        assertThat(open.step()).containsExactly("a", "b");
        assertThat(open.settle("b").step()).isEmpty();
        assertThat(open.story()).as("awaits every cluster").doesNotContain("Finished");
        open.settle("a").step();
        assertThat(open.story()).endsWith("Finished");
    }

    @Test
    void sendsEveryWaveThatFollowsAtOnce() {
        RolloutFixture open = RolloutFixture.of(ungated("a"), ungated("b"), ungated("c"), ungated("d"));

        assertThat(open.step()).containsExactly("a", "b", "c", "d");
        assertThat(open.story()).filteredOn("WaveCompleted"::equals).hasSize(4);
    }

    @Test
    void sendsNothingWhilePaused() {
        rollout.step();
        rollout.decide(new RolloutCommand.Pause()).decide(new RolloutCommand.Pause());
        assertThat(rollout.settle("eu-1").step()).isEmpty();

        rollout.decide(new RolloutCommand.Resume(rollout.progress(), START));

        assertThat(rollout.step()).containsExactly("eu-2", "us-1");
        assertThat(rollout.state().version()).as("plan, pause, resume").isEqualTo(3);
    }

    @Test
    void resumesFailedRolloutOnlyWithinBudget() {
        rollout.step();
        rollout.fail("eu-1").step();
        var resume = new RolloutCommand.Resume(rollout.progress(), START);
        assertThatThrownBy(() -> rollout.decide(resume)).isInstanceOfSatisfying(StateConflictException.class,
                it -> assertThat(it.code()).isEqualTo("FailureBudgetIsSpent"));

        rollout.settle("eu-1").decide(new RolloutCommand.Resume(rollout.settle("eu-1").progress(), START));

        assertThat(rollout.step()).containsExactly("eu-2", "us-1");
    }

    @Test
    void abortEndsItAtOnce() {
        rollout.step();

        rollout.decide(new RolloutCommand.Abort());

        assertThat(rollout.settle("eu-1").step()).isEmpty();
        assertThat(rollout.events.getLast()).isEqualTo(new Finished(ID, "aborted"));
        assertThatThrownBy(() -> rollout.decide(new RolloutCommand.Pause())).isInstanceOf(StateConflictException.class);
    }

    @Test
    void replacementSaysWhetherItHadFailed() {
        assertThat(Rollout.decide(rollout.rollout(), new RolloutCommand.Replace(OTHER)))
                .containsExactly(new Finished(ID, "superseded", OTHER));
        rollout.step();
        rollout.fail("eu-1").step();

        rollout.decide(new RolloutCommand.Replace(OTHER)).decide(new RolloutCommand.Replace(new UUID(9, 9)));

        assertThat(rollout.events.getLast()).isEqualTo(new Finished(ID, "failed", OTHER));
    }

    @Test
    void readsRolloutOfFormerVersionAsOneSentWave() {
        List<RolloutEvent> former = List.of(new Started(ID, new UUID(2, 2), 1, 1, List.of(wave("all", "a"))));
        var sent = new RolloutProgress(
                List.of(new ClusterProgress("a", 0, true, Outcome.SETTLED, null, ClusterProgress.Reach.SILENT, null)), 1);

        assertThat(RolloutStep.of(Rollout.replay(former), sent, START).events()).last().isEqualTo(new Finished(ID, "completed"));
    }

    private static Wave ungated(String cluster) {
        return new Wave(cluster, List.of(cluster), null, null, Wave.NO_GATE, null);
    }
}
