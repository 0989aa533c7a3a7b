package dev.fleetledger.command.report.transition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent.CorrectionsEnded;
import dev.fleetledger.contract.deployment.DeploymentEvent.CorrectionsHeld;
import dev.fleetledger.contract.deployment.DeploymentEvent.Wanted;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;

/** Maps bursts of corrections to events: one when the agent begins to hold its corrections, one when the burst is over. */
final class CorrectionsMapper {

    private CorrectionsMapper() {}

    /** @param ended the bursts that the facts no longer mention */
    static List<DeploymentEvent> toEvents(DeploymentHistory deploymentHistory, List<Corrections> ended, DeploymentFacts facts) {
        Wanted wanted = deploymentHistory.wantedEvent();
        List<DeploymentEvent> events = new ArrayList<>();
        ended.stream().map(burst -> ended(wanted, burst, facts.observedAt())).forEach(events::add);
        Corrections burst = facts.corrections();
        Instant until = facts.drift() == null ? null : facts.drift().heldUntil();
        if (burst != null && until != null && deploymentHistory.all(CorrectionsHeld.class).noneMatch(it -> it.first().equals(burst.first()))) {
            events.add(new CorrectionsHeld(wanted.workload(), wanted.cluster(), wanted.generation(), burst.count(), burst.first(),
                    burst.last(), until, facts.observedAt()));
        }
        return events;
    }

    private static CorrectionsEnded ended(Wanted wanted, Corrections burst, Instant observedAt) {
        return new CorrectionsEnded(wanted.workload(), wanted.cluster(), wanted.generation(), burst.count(), burst.first(), burst.last(),
                observedAt);
    }
}
