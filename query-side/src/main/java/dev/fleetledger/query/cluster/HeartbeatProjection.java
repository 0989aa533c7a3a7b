package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.ReportEffect;
import dev.fleetledger.query.projection.ReportProjection;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects reports into the time each cluster was last heard from. */
@Component
class HeartbeatProjection implements ReportProjection {

    @Override
    public void prepare(List<StoredReport> reports, ViewBatch viewBatch) {
        viewBatch.load(HeartbeatView.class, reports.stream().map(stored -> stored.report().cluster()).toList());
    }

    @Override
    public ReportEffect apply(StoredReport stored, ViewBatch viewBatch) {
        String cluster = stored.report().cluster();
        boolean isFirst = viewBatch.find(HeartbeatView.class, cluster) == null;
        HeartbeatView heartbeat = viewBatch.getOrAdd(HeartbeatView.class, cluster, () -> HeartbeatView.of(cluster));
        Instant heardBefore = heartbeat.heardAt;
        boolean changed = heartbeat.apply(stored) || isFirst;
        return new ReportEffect(changed, !heartbeat.mute, heardBefore.equals(Instant.EPOCH) ? null : heardBefore, false);
    }
}
