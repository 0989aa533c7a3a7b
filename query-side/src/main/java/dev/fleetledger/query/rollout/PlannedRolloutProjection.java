package dev.fleetledger.query.rollout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/**
 * Projects the beginning and the end of rollouts: their targets, the deployments that they plan in clusters which have got nothing of the
 * workload yet, and what becomes of open debts then.
 */
@Component
@ProcessingGroup(EventProjection.GROUP)
class PlannedRolloutProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(RolloutEvent.Started.class, RolloutPlanView.class, RolloutEvent::rollout);
        keys.one(RolloutEvent.Planned.class, RolloutPlanView.class, RolloutEvent::rollout);
        keys.one(RolloutEvent.Finished.class, RolloutPlanView.class, RolloutEvent::rollout);
        keys.many(RolloutEvent.Started.class, RolloutTargetView.class, started -> targetIds(started.rollout(), started.waves()));
        keys.many(RolloutEvent.Planned.class, RolloutTargetView.class, planned -> targetIds(planned.rollout(), planned.waves()));
        keys.many(RolloutEvent.Planned.class, DeploymentView.class,
                planned -> deploymentIds(planned.workload(), clusters(planned.waves())));
        keys.dependent(RolloutEvent.Finished.class, DeploymentView.class, (finished, viewBatch) ->
                RolloutTargets.workloads(finished, viewBatch).stream()
                        .flatMap(workload -> deploymentIds(workload, unsent(finished, viewBatch)).stream()).toList());
        OpenDebts.declareRows(keys, RolloutEvent.Planned.class, (planned, _) -> List.of(planned.workload()));
        OpenDebts.declareRows(keys, RolloutEvent.Finished.class, RolloutTargets::workloads);
    }

    @EventHandler
    void on(RolloutEvent.Started started, ProjectedEvent event, ViewBatch viewBatch) {
        viewBatch.getOrAdd(RolloutView.class, started.rollout(), () -> RolloutView.of(started, event)).advanceTo(event);
        viewBatch.getOrAdd(RolloutPlanView.class, started.rollout(), () -> RolloutPlanView.of(started));
        addTargets(started.rollout(), started.waves(), viewBatch);
    }

    @EventHandler
    void on(RolloutEvent.Planned planned, ProjectedEvent event, ViewBatch viewBatch) {
        Map<String, UUID> owing = OpenDebts.owingRollouts(planned.workload(), viewBatch);
        owing.keySet().retainAll(clusters(planned.waves()).collect(Collectors.toSet()));
        owing.forEach((cluster, rollout) -> OpenDebts.supersede(viewBatch.get(RolloutView.class, rollout), cluster, viewBatch));
        viewBatch.getOrAdd(RolloutView.class, planned.rollout(), () -> RolloutView.of(planned, event)).advanceTo(event);
        viewBatch.getOrAdd(RolloutPlanView.class, planned.rollout(), () -> RolloutPlanView.of(planned));
        addTargets(planned.rollout(), planned.waves(), viewBatch);
        for (RolloutEvent.Target target : planned.targets()) {
            for (String cluster : target.clusters()) {
                viewBatch.get(RolloutTargetView.class, RolloutTargetView.id(planned.rollout(), cluster)).plan(target);
                if (target.action() == DeploymentAction.APPLY) {
                    PlannedDeployments.add(planned, cluster, event, viewBatch);
                }
            }
        }
    }

    @EventHandler
    void on(RolloutEvent.Finished finished, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, finished.rollout());
        ApprovalProjection.expirePending(rollout, event, viewBatch);
        rollout.finish(finished, event.at());
        rollout.advanceTo(event);
        if (rollout.state != RolloutState.COMPLETED) {
            OpenDebts.lapse(rollout, viewBatch);
            unsent(finished, viewBatch).forEach(cluster -> PlannedDeployments.remove(rollout.workload, cluster, rollout.id, viewBatch));
        }
    }

    private static void addTargets(UUID rollout, List<RolloutEvent.Wave> waves, ViewBatch viewBatch) {
        int ordinal = 0;
        for (int wave = 0; wave < waves.size(); wave++) {
            for (String cluster : waves.get(wave).clusters()) {
                RolloutTargetView target = RolloutTargetView.of(rollout, cluster, wave, ordinal++);
                viewBatch.getOrAdd(RolloutTargetView.class, target.id, () -> target);
            }
        }
    }

    private static Stream<String> unsent(RolloutEvent.Finished finished, ViewBatch viewBatch) {
        RolloutPlanView plan = viewBatch.find(RolloutPlanView.class, finished.rollout());
        return plan == null || finished.outcome().equals(RolloutEvent.Finished.COMPLETED) ? Stream.of() : Arrays.stream(plan.clusters);
    }

    private static Stream<String> clusters(List<RolloutEvent.Wave> waves) {
        return waves.stream().flatMap(wave -> wave.clusters().stream());
    }

    private static List<String> targetIds(UUID rollout, List<RolloutEvent.Wave> waves) {
        return clusters(waves).map(cluster -> RolloutTargetView.id(rollout, cluster)).toList();
    }

    private static List<String> deploymentIds(UUID workload, Stream<String> clusters) {
        return clusters.map(cluster -> DeploymentView.id(workload, cluster)).toList();
    }
}
