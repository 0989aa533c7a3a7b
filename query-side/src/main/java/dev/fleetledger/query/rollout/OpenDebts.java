package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

import dev.fleetledger.contract.rollout.DebtCodes;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Open debts in a batch's rows. A deployment has at most one, of the last rollout that owes it something. */
final class OpenDebts {

    private OpenDebts() {}

    /** Declares the rows of all open debts of the workloads that an event of this type concerns. */
    static <E> void declareRows(RowKeys keys, Class<E> type, BiFunction<E, ViewBatch, List<UUID>> workloads) {
        keys.dependent(type, WorkloadDebtView.class, workloads::apply);
        keys.dependent(type, DeploymentView.class, (event, viewBatch) -> workloads.apply(event, viewBatch).stream()
                .flatMap(workload -> clusters(workload, viewBatch).stream().map(cluster -> DeploymentView.id(workload, cluster))).toList());
        keys.dependent(type, RolloutView.class, (event, viewBatch) -> workloads.apply(event, viewBatch).stream()
                .flatMap(workload -> owingRollouts(workload, viewBatch).values().stream()).toList());
        keys.dependent(type, RolloutTargetView.class, (event, viewBatch) -> workloads.apply(event, viewBatch).stream()
                .flatMap(workload -> owingRollouts(workload, viewBatch).entrySet().stream())
                .map(owing -> RolloutTargetView.id(owing.getValue(), owing.getKey())).toList());
    }

    static void record(RolloutView rollout, String cluster, String code, Instant at, ViewBatch viewBatch) {
        RolloutTargets.change(rollout, cluster, target -> target.recordDebt(code, at), viewBatch);
        DeploymentView deployment = viewBatch.find(DeploymentView.class, DeploymentView.id(rollout.workload, cluster));
        if (deployment != null) {
            deployment.recordDebt(rollout.id, code, at);
            viewBatch.getOrAdd(WorkloadDebtView.class, rollout.workload, () -> WorkloadDebtView.of(rollout.workload)).add(cluster);
        }
    }

    static void pay(RolloutView rollout, String cluster, ViewBatch viewBatch) {
        RolloutTargets.change(rollout, cluster, RolloutTargetView::payDebt, viewBatch);
        clear(rollout, cluster, viewBatch);
    }

    /** Nothing more comes of the rollout in this cluster, whether it owes it something or hasn't sent it yet. */
    static void supersede(RolloutView rollout, String cluster, ViewBatch viewBatch) {
        RolloutTargets.change(rollout, cluster, RolloutTargetView::supersede, viewBatch);
        clear(rollout, cluster, viewBatch);
    }

    /** The rollout has ended without completing: nothing more comes of it. */
    static void lapse(RolloutView rollout, ViewBatch viewBatch) {
        owingRollouts(rollout.workload, viewBatch).forEach((cluster, owing) -> {
            if (owing.equals(rollout.id)) {
                RolloutTargets.change(rollout, cluster, RolloutTargetView::lapse, viewBatch);
                clear(rollout, cluster, viewBatch);
            }
        });
    }

    /** Returns the rollout that owes something to each of the workload's clusters. */
    static Map<String, UUID> owingRollouts(UUID workload, ViewBatch viewBatch) {
        return owingRollouts(workload, Set.of(), viewBatch);
    }

    /** Returns it for clusters that the workload is or was placed in. */
    static Map<String, UUID> owingRolloutsOfPlaced(UUID workload, ViewBatch viewBatch) {
        return owingRollouts(workload, DebtCodes.UNPLACED, viewBatch);
    }

    private static Map<String, UUID> owingRollouts(UUID workload, Set<String> otherCodes, ViewBatch viewBatch) {
        Map<String, UUID> owing = new LinkedHashMap<>();
        for (String cluster : clusters(workload, viewBatch)) {
            DeploymentView deployment = viewBatch.find(DeploymentView.class, DeploymentView.id(workload, cluster));
            if (deployment != null && deployment.debtRollout() != null && !otherCodes.contains(deployment.debtCode())) {
                owing.put(cluster, deployment.debtRollout());
            }
        }
        return owing;
    }

    private static List<String> clusters(UUID workload, ViewBatch viewBatch) {
        WorkloadDebtView debts = viewBatch.find(WorkloadDebtView.class, workload);
        return debts == null ? List.of() : debts.clusters();
    }

    /** Leaves the debt of another rollout. */
    private static void clear(RolloutView owing, String cluster, ViewBatch viewBatch) {
        DeploymentView deployment = viewBatch.find(DeploymentView.class, DeploymentView.id(owing.workload, cluster));
        if (deployment != null && owing.id.equals(deployment.debtRollout())) {
            deployment.clearDebt();
            viewBatch.get(WorkloadDebtView.class, owing.workload).remove(cluster);
        }
    }
}
