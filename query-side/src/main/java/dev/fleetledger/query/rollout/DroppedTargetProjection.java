package dev.fleetledger.query.rollout;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/**
 * Projects that clusters get nothing more of a workload: its placement no longer has them, it is deleted, or they leave the fleet. They are
 * owed nothing, and what was never sent there is no deployment any more.
 */
@Component
@ProcessingGroup(EventProjection.GROUP)
class DroppedTargetProjection implements EventProjection {

    private static final String OPEN = "r.cluster = :value and (r.state in (WAITING, SENT) or r.debtCode is not null)";

    @Override
    public void declareRows(RowKeys keys) {
        OpenDebts.declareRows(keys, WorkloadEvent.Placed.class, (placed, _) -> List.of(placed.workload()));
        OpenDebts.declareRows(keys, WorkloadEvent.Deleted.class, (deleted, _) -> List.of(deleted.workload()));
    }

    /** A cluster that could not join was never placed, so what it is owed stays until a person decides. */
    @EventHandler
    void on(WorkloadEvent.Placed placed, ViewBatch viewBatch) {
        Map<String, UUID> owing = OpenDebts.owingRolloutsOfPlaced(placed.workload(), viewBatch);
        owing.keySet().removeAll(Set.copyOf(placed.clusters()));
        drop(owing, viewBatch);
    }

    @EventHandler
    void on(WorkloadEvent.Deleted deleted, ViewBatch viewBatch) {
        drop(OpenDebts.owingRollouts(deleted.workload(), viewBatch), viewBatch);
    }

    @EventHandler
    void on(ClusterEvent.Removed removed, ProjectedEvent event, ViewBatch viewBatch) {
        leave(removed.cluster(), event, viewBatch);
    }

    @EventHandler
    void on(ClusterEvent.Forgotten forgotten, ProjectedEvent event, ViewBatch viewBatch) {
        leave(forgotten.cluster(), event, viewBatch);
    }

    private static void drop(Map<String, UUID> owing, ViewBatch viewBatch) {
        owing.forEach((cluster, rollout) -> drop(viewBatch.get(RolloutView.class, rollout), cluster, viewBatch));
    }

    private static void drop(RolloutView rollout, String cluster, ViewBatch viewBatch) {
        OpenDebts.supersede(rollout, cluster, viewBatch);
        PlannedDeployments.remove(rollout.workload, cluster, rollout.id, viewBatch);
    }

    /** What is not sent yet in a rollout that has ended stays as it is. */
    private static void leave(String cluster, ProjectedEvent event, ViewBatch viewBatch) {
        List<RolloutTargetView> targets = viewBatch.findAll(RolloutTargetView.class, OPEN, cluster,
                target -> target.cluster.equals(cluster) && (target.isUnderWay() || target.debtCode != null));
        viewBatch.load(RolloutView.class, targets.stream().map(target -> target.rollout).toList());
        for (RolloutTargetView target : targets) {
            RolloutView rollout = viewBatch.get(RolloutView.class, target.rollout);
            if (rollout.endedAt == null || target.debtCode != null) {
                drop(rollout, cluster, viewBatch);
                rollout.advanceTo(event);
            }
        }
    }
}
