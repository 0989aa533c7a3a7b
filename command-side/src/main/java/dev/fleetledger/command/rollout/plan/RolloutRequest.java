package dev.fleetledger.command.rollout.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.manifest.placement.PlacementCluster;

/**
 * What is to be rolled out.
 *
 * @param workload its state including the events just decided
 * @param clusters that get a generation to apply, if they need one
 * @param ending   clusters where the workload ends, if it runs there
 * @param revision that the clusters get; a restart repeats each cluster's own
 * @param debts    clusters of these that get nothing before a person decides, with the code of each debt
 */
public record RolloutRequest(UUID rollout, RolloutKind kind, WorkloadState workload, List<PlacementCluster> clusters,
        Collection<String> ending, DeploymentAction endAction, RolloutOption option, int revision, Map<String, String> debts) {

    /** @param leaving clusters that the previous placement selected and the new one does not */
    public static RolloutRequest of(UUID rollout, RolloutKind kind, WorkloadState workload, List<PlacementCluster> clusters,
            Collection<String> leaving, RolloutOption option) {
        return new RolloutRequest(rollout, kind, workload, clusters, leaving, DeploymentPolicies.leaveAction(workload.placement()), option,
                workload.revision(), Map.of());
    }

    /** Clusters that have joined later get what was last completed, not what may be on its way. */
    public static RolloutRequest ofJoin(UUID rollout, WorkloadState workload, int revision, List<PlacementCluster> joining,
            Map<String, String> debts) {
        return new RolloutRequest(rollout, RolloutKind.PLACEMENT, workload, joining, List.of(), DeploymentAction.RELEASE,
                RolloutOption.NONE, revision, debts);
    }

    /** @param policy {@code delete} or {@code release} */
    public static RolloutRequest ofEnd(UUID rollout, WorkloadState workload, Collection<String> clusters, String policy,
            RolloutOption option) {
        return new RolloutRequest(rollout, RolloutKind.DELETE, workload, List.of(), clusters, DeploymentPolicies.endAction(policy), option,
                workload.revision(), Map.of());
    }
}
