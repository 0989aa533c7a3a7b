package dev.fleetledger.judgement.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.judgement.status.JudgementSchedule.Phase;

/** The schedule needs no clock; together with the time it gives the same as a fresh judgement. */
class JudgementScheduleTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    static Stream<DeploymentFacts> facts() {
        return Stream.of(
                facts(1, AttemptResult.APPLIED, object(3, 3), List.of()),
                facts(1, AttemptResult.APPLIED, object(3, 1), List.of()),
                facts(1, AttemptResult.APPLIED, object(0, 0), List.of()),
                facts(1, AttemptResult.APPLIED, null, List.of()),
                facts(1, AttemptResult.RETRYING, null, List.of()),
                facts(1, AttemptResult.REFUSED, null, List.of()),
                facts(0, AttemptResult.APPLIED, object(3, 3), List.of()),
                facts(1, AttemptResult.APPLIED, object(3, 1), List.of(new Trouble("NodesNotReady", "no", 1, null))),
                facts(1, AttemptResult.APPLIED, object(3, 1), List.of(new Trouble("FailedCreate", "no", 1, null))),
                facts(1, AttemptResult.APPLIED, object(3, 1), List.of(new Trouble("ImagePullBackOff", "no", 1, null))));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void givesSameJudgementAtAnyTime(DeploymentFacts facts) {
        for (DeploymentAction action : DeploymentAction.values()) {
            assertSameJudgementAtAnyTime(new WantedState(1, action, START, DEADLINE), observation(facts, null));
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void givesSameJudgementAfterReadinessWasLost(DeploymentFacts facts) {
        for (long deadline : new long[] {5, 15, 600}) {
            assertSameJudgementAtAnyTime(new WantedState(1, DeploymentAction.APPLY, START, Duration.ofSeconds(deadline)),
                    observation(facts, START.plusSeconds(40)));
        }
    }

    @Test
    void judgesAgainAfterFlickerAndAfterDeadline() {
        JudgementSchedule schedule = lost();

        assertThat(schedule.nextAfter(START.plusSeconds(60))).isEqualTo(START.plusSeconds(75));
        assertThat(schedule.nextAfter(START.plusSeconds(75))).isEqualTo(START.plusSeconds(660));
        assertThat(schedule.nextAfter(START.plusSeconds(660))).isNull();
    }

    @Test
    void datesLostReadinessByTheLossAndStalledByTheDeadline() {
        assertThat(lost().phases()).extracting(phase -> phase.judgement().status(), Phase::since).containsExactly(
                tuple(Status.WAITING, START.plusSeconds(60)), tuple(Status.NOT_READY, START.plusSeconds(60)),
                tuple(Status.STALLED, START.plusSeconds(660)));
    }

    @Test
    void neverStallsWithoutEndOfDeadline() {
        WantedState wantedState = new WantedState(1, DeploymentAction.APPLY, START, ChronoUnit.FOREVER.getDuration());

        assertThat(JudgementSchedule.of(wantedState, null).nextAfter(START)).isNull();
    }

    @Test
    void isUnknownWithoutReportsUntilTheEnd() {
        WantedState removal = new WantedState(1, DeploymentAction.REMOVE, START, DEADLINE);

        assertThat(JudgementSchedule.of(removal, null).unheard()).isEqualTo(Status.EXCEPTION);
        assertThat(JudgementSchedule.of(removal, observation(facts(1, AttemptResult.REMOVED, null, List.of()), null)).unheard()).isNull();
    }

    private static JudgementSchedule lost() {
        return JudgementSchedule.of(new WantedState(1, DeploymentAction.APPLY, START, DEADLINE),
                observation(facts(1, AttemptResult.APPLIED, object(3, 1), List.of()), START.plusSeconds(60)));
    }

    private static void assertSameJudgementAtAnyTime(WantedState wantedState, Observation observation) {
        JudgementSchedule schedule = JudgementSchedule.of(wantedState, observation);
        for (long second : new long[] {60, 61, 65, 66, 74, 75, 76, 599, 600, 601, 659, 660, 661, 100_000}) {
            Instant now = START.plusSeconds(second);
            assertThat(schedule.at(now).judgement()).as("%s at %s", wantedState, second)
                    .isEqualTo(Judgement.of(wantedState, observation, now));
        }
    }

    private static Observation observation(DeploymentFacts facts, @Nullable Instant lostAt) {
        return new Observation(facts, START.plusSeconds(60), START.plusSeconds(60), lostAt == null ? Readiness.NONE
                : new Readiness(3, lostAt));
    }

    private static DeploymentFacts facts(long generation, AttemptResult result, @Nullable ObjectFacts object, List<Trouble> troubles) {
        return new DeploymentFacts(new UUID(1, 1), new Attempt(new UUID(2, 2), generation, result, null, null), object, troubles, null,
                null, null, null, START);
    }

    private static ObjectFacts object(int desired, int available) {
        return new ObjectFacts("uid", 1, 1, 1L, desired, desired, available, available, available, 0, false, false);
    }
}
