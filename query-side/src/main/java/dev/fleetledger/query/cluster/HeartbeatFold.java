package dev.fleetledger.query.cluster;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.ReportFold;
import dev.fleetledger.query.fold.StoredReport;

/** Projects reports into the time each cluster was last heard from. */
@Component
class HeartbeatFold implements ReportFold {

    @Override
    public void prepare(List<StoredReport> reports, Batch batch) {
        batch.load(HeartbeatView.class, reports.stream().map(stored -> stored.report().cluster()).toList());
    }

    @Override
    public boolean fold(StoredReport stored, Batch batch) {
        String cluster = stored.report().cluster();
        return batch.getOrAdd(HeartbeatView.class, cluster, () -> HeartbeatView.of(cluster)).heard(stored);
    }
}
