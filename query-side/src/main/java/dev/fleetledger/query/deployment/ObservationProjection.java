package dev.fleetledger.query.deployment;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.report.Confirmation;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.query.projection.ReportEffect;
import dev.fleetledger.query.projection.ReportProjection;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects observations of deployments from reports and updates the status; projects what agents confirm. */
@Component
class ObservationProjection implements ReportProjection {

    @Override
    public void prepare(List<StoredReport> reports, ViewBatch viewBatch) {
        List<String> ids = reports.stream().flatMap(stored -> stored.report().deployments().stream()
                .map(facts -> DeploymentView.id(facts.workload(), stored.report().cluster()))).toList();
        viewBatch.load(ObservationView.class, ids);
        viewBatch.load(DeploymentView.class, ids);
        viewBatch.load(ConfirmationView.class, reports.stream().map(stored -> ConfirmationView.id(stored.report())).toList());
    }

    @Override
    public ReportEffect apply(StoredReport stored, ViewBatch viewBatch) {
        Report report = stored.report();
        boolean changed = false;
        for (int i = 0; i < report.deployments().size(); i++) {
            DeploymentFacts facts = report.deployments().get(i);
            String id = DeploymentView.id(facts.workload(), report.cluster());
            ObservationView observation = viewBatch.getOrAdd(ObservationView.class, id, () -> ObservationView.of(id));
            Observation before = observation.observation();
            Observation updated = Observation.update(before, facts, stored.receivedAt());
            changed |= countDigest(report, i, observation, updated == before, viewBatch);
            if (updated.equals(before)) {
                continue;
            }
            changed |= updated.hasChangedSince(before);
            observation.observation(updated);
            DeploymentView deployment = viewBatch.find(DeploymentView.class, id);
            if (deployment != null) {
                deployment.judge(updated, stored.receivedAt());
            }
        }
        boolean isFirst = viewBatch.find(ConfirmationView.class, ConfirmationView.id(report)) == null;
        boolean confirmed = isConfirmed(stored, viewBatch);
        return new ReportEffect(changed || isFirst && confirmed, false, null, confirmed);
    }

    /** @return whether the agent reports the deployment for the first time since its start, or other facts than before */
    private static boolean countDigest(Report report, int index, ObservationView observation, boolean outdated, ViewBatch viewBatch) {
        if (report.digests() != null) {
            return confirmation(report, viewBatch).count(observation, report.digests().get(index), outdated);
        }
        boolean confirmedBefore = observation.confirmation != null;
        observation.confirmation = null;
        return confirmedBefore;
    }

    /** After its own deployments were counted. A confirmation that doesn't hold leaves no row, because its report may be deleted. */
    private static boolean isConfirmed(StoredReport stored, ViewBatch viewBatch) {
        Report report = stored.report();
        Confirmation confirmation = report.confirmation();
        if (confirmation == null
                || confirmation.digest() != 0 && viewBatch.find(ConfirmationView.class, ConfirmationView.id(report)) == null) {
            return false;
        }
        return confirmation(report, viewBatch).confirm(confirmation, stored.receivedAt());
    }

    private static ConfirmationView confirmation(Report report, ViewBatch viewBatch) {
        String id = ConfirmationView.id(report);
        return viewBatch.getOrAdd(ConfirmationView.class, id, () -> ConfirmationView.of(id));
    }
}
