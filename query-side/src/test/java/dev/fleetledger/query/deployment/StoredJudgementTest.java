package dev.fleetledger.query.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.judgement.status.WantedState;

/** The stored judgement needs no clock; together with the time it gives the same status as a fresh judgement. */
class StoredJudgementTest {

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
                facts(1, AttemptResult.APPLIED, object(3, 1), List.of(new Trouble("ImagePullBackOff", "no", 1, null))));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void derivesSameStatusFromStoredJudgementAtAnyTime(DeploymentFacts facts) {
        for (DeploymentAction action : DeploymentAction.values()) {
            WantedState wantedState = new WantedState(1, action, START, DEADLINE);
            Observation observation = new Observation(facts, START.plusSeconds(60), START.plusSeconds(60));
            StoredJudgement storedJudgement = StoredJudgement.of(wantedState, observation, null);
            for (long second : new long[] {60, 599, 600, 601, 659, 660, 661, 100_000}) {
                Instant now = START.plusSeconds(second);
                boolean stalled = storedJudgement.stallsAt() != null && storedJudgement.stallsAt().isBefore(now);
                Status stored = stalled ? Status.STALLED : storedJudgement.judgement().status();
                assertThat(stored).as(action + " at " + second).isEqualTo(Judgement.of(wantedState, observation, now).status());
            }
        }
    }

    @Test
    void keepsFinalJudgementDespiteLateFacts() {
        Observation late = new Observation(facts(1, AttemptResult.APPLIED, object(3, 3), List.of()), START, START);
        assertThat(StoredJudgement.of(new WantedState(1, DeploymentAction.REMOVE, START, DEADLINE), late,
                new Judgement(Status.DELETED, null, null)))
                .isEqualTo(new StoredJudgement(new Judgement(Status.DELETED, null, null), null));
    }

    private static DeploymentFacts facts(long generation, AttemptResult result, ObjectFacts object, List<Trouble> troubles) {
        return new DeploymentFacts(new UUID(1, 1), new Attempt(new UUID(2, 2), generation, result, null, null), object, troubles, null,
                null, null, null, START);
    }

    private static ObjectFacts object(int desired, int available) {
        return new ObjectFacts("uid", 1, 1, 1L, desired, desired, available, available, available, 0, false, false);
    }
}
