package dev.fleetledger.query.deployment;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.query.projection.ReportProjection;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects observations of deployments from reports and updates the status. */
@Component
class ObservationProjection implements ReportProjection {

    @Override
    public void prepare(List<StoredReport> reports, ViewBatch viewBatch) {
        List<String> ids = reports.stream().flatMap(stored -> stored.report().deployments().stream()
                .map(facts -> DeploymentView.id(facts.workload(), stored.report().cluster()))).toList();
        viewBatch.load(ObservationView.class, ids);
        viewBatch.load(DeploymentView.class, ids);
    }

    @Override
    public boolean apply(StoredReport stored, ViewBatch viewBatch) {
        boolean changed = false;
        for (DeploymentFacts facts : stored.report().deployments()) {
            String id = DeploymentView.id(facts.workload(), stored.report().cluster());
            ObservationView observation = viewBatch.getOrAdd(ObservationView.class, id, () -> ObservationView.of(id));
            Observation before = observation.observation();
            Observation updated = Observation.update(before, facts, stored.receivedAt());
            if (updated.equals(before)) {
                continue;
            }
            changed |= before == null || !withoutTime(updated).equals(withoutTime(before));
            observation.observation(updated);
            DeploymentView deployment = viewBatch.find(DeploymentView.class, id);
            if (deployment != null) {
                deployment.judge(updated, stored.receivedAt());
            }
        }
        return changed;
    }

    private static DeploymentFacts withoutTime(Observation updated) {
        return updated.facts().withObservedAt(Instant.EPOCH);
    }
}
