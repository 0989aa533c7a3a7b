package dev.fleetledger.query.rollout;

import java.util.function.Function;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects decisions about single clusters of rollouts, and debts. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class RolloutClusterProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        declareRows(keys, RolloutEvent.ClusterRetried.class, RolloutEvent.ClusterRetried::cluster);
        declareRows(keys, RolloutEvent.ClusterSkipped.class, RolloutEvent.ClusterSkipped::cluster);
        declareRows(keys, RolloutEvent.DebtRecorded.class, RolloutEvent.DebtRecorded::cluster);
        declareRows(keys, RolloutEvent.DebtPaid.class, RolloutEvent.DebtPaid::cluster);
    }

    private static <E extends RolloutEvent> void declareRows(RowKeys keys, Class<E> type, Function<E, String> cluster) {
        keys.one(type, RolloutTargetView.class, event -> RolloutTargetView.id(event.rollout(), cluster.apply(event)));
        keys.dependent(type, WorkloadDebtView.class, RolloutTargets::workloads);
        keys.dependent(type, DeploymentView.class, (event, viewBatch) -> RolloutTargets.workloads(event, viewBatch).stream()
                .map(workload -> DeploymentView.id(workload, cluster.apply(event))).toList());
    }

    @EventHandler
    void on(RolloutEvent.ClusterRetried retried, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, retried.rollout());
        RolloutTargets.change(rollout, retried.cluster(), RolloutTargetView::retry, viewBatch);
        rollout.goOn(event.at());
        rollout.advanceTo(event);
    }

    @EventHandler
    void on(RolloutEvent.ClusterSkipped skipped, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, skipped.rollout());
        RolloutTargets.change(rollout, skipped.cluster(), target -> target.skip(event.metadataText(EventMetadata.REASON)), viewBatch);
        rollout.goOn(event.at());
        rollout.advanceTo(event);
    }

    @EventHandler
    void on(RolloutEvent.DebtRecorded recorded, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, recorded.rollout());
        OpenDebts.record(rollout, recorded.cluster(), recorded.code(), event.at(), viewBatch);
        rollout.advanceTo(event);
    }

    @EventHandler
    void on(RolloutEvent.DebtPaid paid, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, paid.rollout());
        OpenDebts.pay(rollout, paid.cluster(), viewBatch);
        rollout.advanceTo(event);
    }
}
