package dev.fleetledger.judgement.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;

/** Pods that were available and no longer are, in contrast to pods that start. */
class LostReadinessTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final WantedState WANTED = new WantedState(7, DeploymentAction.APPLY, NOON.minusSeconds(900), Duration.ofMinutes(10));
    private static final ObjectFacts ALL = pods(3, 3);

    @Test
    void isNotReadyWhenOnePodOfManyIsLost() {
        Judgement judgement = judge(observe(ALL, pods(3, 2)), 16);

        assertThat(judgement).isEqualTo(new Judgement(Status.NOT_READY, "PodsNotReady", "1 of 3 pods not available."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CrashLoopBackOff", "NodesNotReady", "NotPermitted"})
    void isNotReadyWithReasonOfPods(String code) {
        Observation lost = Observation.update(observe(ALL), facts(pods(3, 1), code), NOON);

        assertThat(judge(lost, 16)).isEqualTo(new Judgement(Status.NOT_READY, code, "2 of 3 pods not available: in its own words"));
    }

    @Test
    void waitsDuringFlicker() {
        Observation lost = Observation.update(observe(ALL), facts(pods(3, 2), "Error"), NOON);

        assertThat(judge(lost, 14).status()).isEqualTo(Status.WAITING);
        assertThat(judge(lost, 15).status()).isEqualTo(Status.NOT_READY);
    }

    @Test
    void isStalledPastDeadline() {
        Judgement judgement = judge(Observation.update(observe(ALL), facts(pods(3, 2), "CrashLoopBackOff"), NOON), 601);

        assertThat(judgement).isEqualTo(new Judgement(Status.STALLED, "CrashLoopBackOff",
                "No progress since 2026-11-24T12:00:00Z. 1 of 3 pods not available: in its own words"));
    }

    @Test
    void isRejectedAtOnceWhenSuccessorsAreRefused() {
        assertThat(judge(Observation.update(observe(ALL), facts(pods(3, 2), "FailedCreate"), NOON), 1).status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void keepsTimeOfLossWhileFurtherPodsAreLostOrReturn() {
        Observation lost = Observation.update(Observation.update(observe(ALL, pods(3, 2)), facts(pods(3, 0)), NOON.plusSeconds(30)),
                facts(pods(3, 1)), NOON.plusSeconds(60));

        assertThat(lost.readiness()).isEqualTo(new Readiness(3, NOON));
    }

    @Test
    void endsWhenAllPodsAreAvailableAgain() {
        assertThat(observe(ALL, pods(3, 2), ALL).readiness()).isEqualTo(new Readiness(3, null));
    }

    @Test
    void waitsForPodsOfJoinedNodes() {
        Observation joined = observe(ALL, pods(4, 3));

        assertThat(judge(joined, 60)).extracting(Judgement::status, Judgement::code).containsExactly(Status.WAITING, "PodsStarting");
        assertThat(judge(Observation.update(joined, facts(pods(4, 2)), NOON), 16).status()).isEqualTo(Status.NOT_READY);
    }

    @Test
    void losesNothingWhenNodesLeave() {
        assertThat(judge(observe(ALL, pods(2, 2)), 60).status()).isEqualTo(Status.RUNNING);
        assertThat(observe(ALL, pods(0, 0)).readiness()).isEqualTo(Readiness.NONE);
    }

    @Test
    void waitsForPodsOfChangedSpecAndOfNewObject() {
        ObjectFacts changed = new ObjectFacts("uid", 7, 5, 5L, 3, 3, 1, 2, 2, 0, false, false);
        ObjectFacts notYetObserved = new ObjectFacts("uid", 7, 5, 4L, 3, 3, 3, 3, 3, 0, false, false);
        ObjectFacts recreated = new ObjectFacts("other", 7, 4, 4L, 3, 3, 3, 1, 1, 0, false, false);

        assertThat(Stream.of(observe(ALL, changed), observe(ALL, notYetObserved, changed), observe(ALL, recreated), observe(ALL, null, ALL),
                observe(pods(3, 2), pods(3, 1))).map(it -> it.readiness().lostAt())).containsOnlyNulls();
    }

    @Test
    void countsOldPodsOfOnDelete() {
        ObjectFacts old = new ObjectFacts("uid", 7, 4, 4L, 3, 3, 0, 3, 3, 0, true, false);
        ObjectFacts one = new ObjectFacts("uid", 7, 4, 4L, 3, 3, 0, 2, 2, 0, true, false);

        assertThat(judge(observe(old, one), 16).status()).isEqualTo(Status.NOT_READY);
    }

    /** The last of these is received at noon, those before it earlier. */
    private static Observation observe(@Nullable ObjectFacts... objects) {
        Observation observation = null;
        for (int i = 0; i < objects.length; i++) {
            observation = Observation.update(observation, facts(objects[i]), NOON.minusSeconds(60L * (objects.length - 1 - i)));
        }
        return Objects.requireNonNull(observation);
    }

    private static Judgement judge(Observation observation, long seconds) {
        return Judgement.of(WANTED, observation, NOON.plusSeconds(seconds));
    }

    private static DeploymentFacts facts(@Nullable ObjectFacts object, String... troubles) {
        return new DeploymentFacts(new UUID(1, 1), new Attempt(new UUID(2, 2), 7, AttemptResult.APPLIED, null, null), object,
                Stream.of(troubles).map(code -> new Trouble(code, "in its own words", 1, "node-1")).toList(), null, null, null, null, NOON);
    }

    private static ObjectFacts pods(int desired, int available) {
        return new ObjectFacts("uid", 7, 4, 4L, desired, desired, desired, available, available, 0, false, false);
    }
}
