package dev.fleetledger.query.deployment;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.judgement.status.Seen;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.ReportFold;
import dev.fleetledger.query.fold.StoredReport;

/** Projects observations of deployments from reports and updates the status. */
@Component
class ObservationFold implements ReportFold {

    @Override
    public void prepare(List<StoredReport> reports, Batch batch) {
        List<String> ids = reports.stream().flatMap(stored -> stored.report().deployments().stream()
                .map(facts -> DeploymentView.id(facts.workload(), stored.report().cluster()))).toList();
        batch.load(ObservationView.class, ids);
        batch.load(DeploymentView.class, ids);
    }

    @Override
    public boolean fold(StoredReport stored, Batch batch) {
        boolean news = false;
        for (DeploymentFacts facts : stored.report().deployments()) {
            String id = DeploymentView.id(facts.workload(), stored.report().cluster());
            ObservationView observation = batch.getOrAdd(ObservationView.class, id, () -> ObservationView.of(id));
            Seen before = observation.seen();
            Seen seen = Seen.next(before, facts, stored.receivedAt());
            if (seen.equals(before)) {
                continue;
            }
            news |= before == null || !undated(seen).equals(undated(before));
            observation.seen(seen);
            DeploymentView deployment = batch.find(DeploymentView.class, id);
            if (deployment != null) {
                deployment.judge(seen, stored.receivedAt());
            }
        }
        return news;
    }

    private static DeploymentFacts undated(Seen seen) {
        return seen.facts().seenAt(Instant.EPOCH);
    }
}
