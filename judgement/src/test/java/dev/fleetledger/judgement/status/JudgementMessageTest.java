package dev.fleetledger.judgement.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;

class JudgementMessageTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final ObjectFacts STARTING = new ObjectFacts("uid", 7, 4, 4L, 3, 3, 3, 1, 1, 0, false, false);

    @ParameterizedTest
    @CsvSource({"a node is away, a node is away.", "a node is away., a node is away.", "a node is…, a node is…"})
    void endsWithOneFullStop(String message, String sentence) {
        DeploymentFacts facts = facts(AttemptResult.APPLIED, null, List.of(new Trouble("NodesNotReady", message, 2, null)), null);

        assertThat(judge(facts).message()).isEqualTo("3 of 3 pods updated, 1 available. " + sentence);
    }

    @Test
    void saysNothingAboutCorrectionWithoutMessage() {
        Drift drift = new Drift("kubectl", NOON, List.of("/spec"), false);

        assertThat(judge(facts(AttemptResult.PENDING, null, List.of(), drift)).message())
                .isEqualTo("kubectl changed /spec at 2026-11-24T12:00:00Z. Not yet undone.");
        assertThat(judge(facts(AttemptResult.RETRYING, "No connection", List.of(), drift)).message())
                .endsWith("Not yet undone: No connection");
    }

    private static Judgement judge(DeploymentFacts facts) {
        return Judgement.of(new WantedState(7, DeploymentAction.APPLY, NOON, Duration.ofMinutes(10)),
                Observation.update(null, facts, NOON), NOON);
    }

    private static DeploymentFacts facts(AttemptResult result, @Nullable String message, List<Trouble> troubles, @Nullable Drift drift) {
        return new DeploymentFacts(new UUID(1, 1), new Attempt(new UUID(2, 2), 7, result, null, message), STARTING, troubles, drift, null,
                null, null, NOON);
    }
}
