package dev.fleetledger.command.rollout.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.DeploymentCommand.Policies;
import dev.fleetledger.command.deployment.repository.DeploymentRepository;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.stream.WorkloadStreamRepository;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.manifest.placement.PlacementCluster;

/** Decides what each cluster gets and freezes it, so that a later step neither renders nor decides anything about it. */
@Component
final class TargetPlanner {

    private final EventStreamRepository streamRepository;
    private final DeploymentRepository deploymentRepository;
    private final WorkloadStreamRepository workloadStreams;
    private final ClusterTable clusterTable;
    private final ManifestFreezer manifestFreezer;

    TargetPlanner(EventStreamRepository streamRepository, DeploymentRepository deploymentRepository,
            WorkloadStreamRepository workloadStreams, ClusterTable clusterTable, ManifestFreezer manifestFreezer) {
        this.streamRepository = streamRepository;
        this.deploymentRepository = deploymentRepository;
        this.workloadStreams = workloadStreams;
        this.clusterTable = clusterTable;
        this.manifestFreezer = manifestFreezer;
    }

    /** Targets that need a generation; a cluster that has all of it already is none. */
    FrozenTargets freeze(RolloutRequest request, Policies policies) {
        WorkloadState workload = request.workload();
        List<PlacementCluster> clusters = clusterTable.lockAsTargets(request.clusters());
        FrozenTargets targets = new FrozenTargets();
        Map<String, Deployment> deployments = deploymentRepository.find(workload.workload(),
                clusters.stream().map(PlacementCluster::name).toList());
        Map<Integer, List<PlacementCluster>> byRevision = byRevision(request, clusters, deployments);
        Map<Integer, JsonNode> specifications = workloadStreams.specifications(workload, byRevision.keySet());
        byRevision.forEach((revision, some) -> manifestFreezer
                .freeze(workload.workload(), Objects.requireNonNull(specifications.get(revision)), workload.restartedAt(), some)
                .forEach((cluster, manifest) -> {
                    Deployment last = deployments.getOrDefault(cluster, Deployment.NONE);
                    if (!Deployment.isUpToDate(last, revision, manifest, policies)) {
                        targets.add(DeploymentAction.APPLY, manifest, revision, cluster, last instanceof Deployment.Running);
                    }
                }));
        deploymentRepository.find(workload.workload(), request.ending()).forEach((cluster, last) -> {
            switch (last) {
                case Deployment.Running it ->
                        targets.add(request.endAction(), it.wanted().manifest(), it.wanted().revision(), cluster, true);
                case Deployment.None _ -> targets.addNeverPlaced(cluster);
                case Deployment.Ending _, Deployment.Ended _ -> { }
            }
        });
        return targets;
    }

    Set<String> findTouched(UUID workload, UUID rollout, Collection<String> clusters) {
        return streamRepository.loadAll(clusters.stream().map(it -> StreamIds.deployment(workload, it)).toList(), DeploymentEvent.class)
                .values().stream().flatMap(it -> it.events().stream())
                .filter(it -> it instanceof DeploymentEvent.Wanted wanted && rollout.equals(wanted.rollout()))
                .map(DeploymentEvent::cluster).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A restart repeats what each cluster has: after an aborted rollout these are several revisions. */
    private static Map<Integer, List<PlacementCluster>> byRevision(RolloutRequest request, List<PlacementCluster> clusters,
            Map<String, Deployment> deployments) {
        Map<Integer, List<PlacementCluster>> byRevision = new TreeMap<>();
        for (PlacementCluster cluster : clusters) {
            Integer revision = request.kind() == RolloutKind.RESTART ? runningRevision(deployments.get(cluster.name()))
                    : Integer.valueOf(request.revision());
            if (revision != null) {
                byRevision.computeIfAbsent(revision, it -> new ArrayList<>()).add(cluster);
            }
        }
        return byRevision;
    }

    private static @Nullable Integer runningRevision(@Nullable Deployment deployment) {
        return deployment instanceof Deployment.Running it ? it.wanted().revision() : null;
    }
}
