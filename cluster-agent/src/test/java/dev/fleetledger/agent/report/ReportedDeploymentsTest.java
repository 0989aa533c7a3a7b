package dev.fleetledger.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;

class ReportedDeploymentsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final ReportedDeployments reported = new ReportedDeployments();

    @Test
    void countsRemovedAndForgottenDeploymentsAlike() {
        record(facts(1, AttemptResult.APPLIED));
        record(facts(2, AttemptResult.REMOVED));
        long withRemoved = reported.digestWith(List.of());

        reported.retain(List.of(workload(1)));

        assertThat(reported.digestWith(List.of())).isEqualTo(withRemoved)
                .isEqualTo(ReportedDeployments.digest(facts(1, AttemptResult.APPLIED)));
    }

    @Test
    void countsFactsAboutToBeReportedInsteadOfEarlierOnes() {
        record(facts(1, AttemptResult.PENDING));

        assertThat(reported.digestWith(List.of(facts(1, AttemptResult.APPLIED))))
                .isEqualTo(ReportedDeployments.digest(facts(1, AttemptResult.APPLIED)));
    }

    @Test
    void ignoresTimeOfObservation() {
        DeploymentFacts facts = facts(1, AttemptResult.APPLIED);
        record(facts);

        assertThat(reported.isDue(facts.withObservedAt(NOON.plusSeconds(1)))).isFalse();
        assertThat(ReportedDeployments.digest(facts.withObservedAt(NOON.plusSeconds(1)))).isEqualTo(ReportedDeployments.digest(facts));
    }

    @Test
    void repeatsOnce() {
        record(facts(1, AttemptResult.APPLIED));

        reported.repeat(List.of(workload(1)));

        assertThat(reported.isDue(facts(1, AttemptResult.APPLIED))).isTrue();
        record(facts(1, AttemptResult.APPLIED));
        assertThat(reported.isDue(facts(1, AttemptResult.APPLIED))).isFalse();
    }

    private void record(DeploymentFacts facts) {
        reported.record(facts, ReportedDeployments.digest(facts));
    }

    private static DeploymentFacts facts(int workload, AttemptResult result) {
        var attempt = new Attempt(new UUID(0, workload), 1, result, null, null);
        return new DeploymentFacts(workload(workload), attempt, null, List.of(), null, null, null, null, NOON);
    }

    private static UUID workload(int number) {
        return new UUID(1, number);
    }
}
