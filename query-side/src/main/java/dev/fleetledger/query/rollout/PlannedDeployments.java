package dev.fleetledger.query.rollout;

import java.util.UUID;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Deployments in clusters that have got nothing of the workload so far: they exist because a rollout plans them. */
final class PlannedDeployments {

    private PlannedDeployments() {}

    static void add(RolloutEvent.Planned planned, String cluster, ProjectedEvent event, ViewBatch viewBatch) {
        DeploymentView deployment = viewBatch.getOrAdd(DeploymentView.class, DeploymentView.id(planned.workload(), cluster),
                () -> DeploymentView.planned(planned, cluster, event));
        if (deployment.isUntouched()) {
            deployment.plan(planned.rollout(), event);
        }
    }

    /** Frees the name in a cluster that has got nothing, unless another rollout has planned the deployment again. */
    static void remove(UUID workload, String cluster, UUID rollout, ViewBatch viewBatch) {
        String id = DeploymentView.id(workload, cluster);
        DeploymentView deployment = viewBatch.find(DeploymentView.class, id);
        if (deployment != null && deployment.isUntouched() && rollout.equals(deployment.rollout())) {
            viewBatch.remove(DeploymentView.class, id, deployment);
        }
    }
}
