package dev.fleetledger.judgement.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DriftedField;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

class HeldCorrectionsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void saysUntilWhenDriftStaysAndWhy() {
        Drift drift = new Drift("kubectl", NOON, List.of("/spec/a"), false, List.of(new DriftedField("DaemonSet", "/spec/a", "added")), false,
                NOON.plusSeconds(120));
        DeploymentFacts facts = new DeploymentFacts(UUID.randomUUID(), new Attempt(UUID.randomUUID(), 7, AttemptResult.APPLIED, null, null),
                null, List.of(), drift, null, null, null, new Corrections(6, NOON.minusSeconds(90), NOON), NOON);

        Judgement judgement = Judgement.of(new WantedState(7, DeploymentAction.APPLY, NOON, Duration.ofMinutes(10)),
                Observation.update(null, facts, NOON), NOON);

        assertThat(judgement.status()).isEqualTo(Status.DRIFTED);
        assertThat(judgement.message()).isEqualTo("kubectl added /spec/a at 2026-11-24T12:00:00Z."
                + " It is not corrected before 2026-11-24T12:02:00Z: 6 corrections since 2026-11-24T11:58:30Z were reverted.");
    }
}
