package dev.fleetledger.query.rollout;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Changes a rollout's target together with the counts of its wave. */
final class RolloutTargets {

    private RolloutTargets() {}

    /** Returns the id of the workload of the event's rollout, if the ledger has its beginning. */
    static List<UUID> workloads(RolloutEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.find(RolloutView.class, event.rollout());
        return rollout == null ? List.of() : List.of(rollout.workload);
    }

    /** Changes nothing if the cluster is no target of the rollout. */
    static void change(RolloutView rollout, String cluster, Consumer<RolloutTargetView> change, ViewBatch viewBatch) {
        RolloutTargetView target = viewBatch.find(RolloutTargetView.class, RolloutTargetView.id(rollout.id, cluster));
        if (target == null) {
            return;
        }
        TargetState before = target.state;
        change.accept(target);
        if (target.state != before) {
            rollout.move(target.wave, before, target.state);
        }
    }
}
