package dev.fleetledger.query.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.judgement.status.Observation;

class DeploymentViewTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID WORKLOAD = new UUID(1, 1);
    private static final UUID INTENT = new UUID(2, 2);

    private final DeploymentView deployment = deployment();

    @Test
    void datesLostReadinessByTheLossWhateverItsReason() {
        Observation all = Observation.update(null, facts(3, List.of()), START.plusSeconds(10));
        Observation lost = Observation.update(all, facts(2, List.of()), START.plusSeconds(100));
        Observation explained = Observation.update(lost, facts(1, List.of(new Trouble("OOMKilled", "m", 2, null))), START.plusSeconds(130));

        deployment.judge(all, START.plusSeconds(10));
        deployment.judge(lost, START.plusSeconds(100));
        deployment.judge(explained, START.plusSeconds(130));

        assertThat(deployment.since).isEqualTo(START.plusSeconds(100));
        assertThat(deployment.next).extracting(StatusChange::at, StatusChange::status, StatusChange::since)
                .containsExactly(START.plusSeconds(115), "NotReady", START.plusSeconds(100));
        assertThat(deployment.later).extracting(StatusChange::at, StatusChange::status, StatusChange::since)
                .containsExactly(START.plusSeconds(730), "Stalled", START.plusSeconds(730));
    }

    @Test
    void keepsFinalStatusDespiteLateFacts() {
        deployment.ended = "Deleted";

        deployment.judge(Observation.update(null, facts(3, List.of()), START), START);

        assertThat(deployment.status).isEqualTo("Deleted");
        assertThat(deployment.next).isNull();
        assertThat(deployment.unheardStatus).isNull();
    }

    private static DeploymentView deployment() {
        DeploymentView view = DeploymentView.of(WORKLOAD, "eu-1");
        view.generation = 1;
        view.intent = INTENT;
        view.action = "apply";
        view.wantedAt = START;
        return view;
    }

    private static DeploymentFacts facts(int available, List<Trouble> troubles) {
        return new DeploymentFacts(WORKLOAD, new Attempt(INTENT, 1, AttemptResult.APPLIED, null, null),
                new ObjectFacts("uid", 1, 1, 1L, 3, 3, 3, available, available, 0, false, false), troubles, null, null, null, null, START);
    }
}
