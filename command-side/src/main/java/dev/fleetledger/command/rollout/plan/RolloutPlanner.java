package dev.fleetledger.command.rollout.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.DeploymentCommand;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.manifest.placement.PlacementCluster;

/** Plans a rollout: creates the events that start, change and end deployments. Only reads; the caller appends the events. */
@Component
public final class RolloutPlanner {

    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;
    private final ManifestFreezer manifestFreezer;
    private final IdGenerator idGenerator;

    RolloutPlanner(EventStreamRepository streamRepository, ClusterTable clusterTable, ManifestFreezer manifestFreezer,
            IdGenerator idGenerator) {
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
        this.manifestFreezer = manifestFreezer;
        this.idGenerator = idGenerator;
    }

    /**
     * Events of a rollout of the workload's new state.
     *
     * @param workloadState state including the events just decided
     * @param leaving       clusters that the previous placement selected and the new one does not
     */
    public List<NewEvent> plan(WorkloadState workloadState, UUID rollout, List<PlacementCluster> targets, Collection<String> leaving) {
        Map<String, String> manifests = manifestFreezer.freeze(workloadState, clusterTable.lockAsTargets(targets));
        Map<StreamId, EventStream<DeploymentEvent>> deployments = deployments(workloadState.workload(), manifests.keySet());
        List<DeploymentChange> changes = manifests.entrySet().stream()
                .map(entry -> DeploymentChange.of(workloadState, entry.getKey(), entry.getValue(), deployments))
                .filter(deploymentChange -> !deploymentChange.isUpToDate(workloadState)).toList();
        ServiceChangeCalculator changeCalculator = manifestFreezer.serviceChanges(changes);
        List<NewEvent> events = new ArrayList<>(startRollout(workloadState, rollout, changes.stream().map(DeploymentChange::cluster)
                .toList()));
        changes.forEach(deploymentChange -> events.addAll(deploymentChange.toEvents(workloadState, idGenerator.next(), rollout,
                changeCalculator.between(deploymentChange))));
        events.addAll(planEnd(workloadState.workload(), leaving, DeploymentPolicies.leaveAction(workloadState.placement())));
        return events;
    }

    /** @param policy {@code delete} or {@code release} */
    public List<NewEvent> planEnd(UUID workload, Collection<String> clusters, String policy) {
        return planEnd(workload, clusters, DeploymentPolicies.endAction(policy));
    }

    private List<NewEvent> planEnd(UUID workload, Collection<String> clusters, DeploymentAction action) {
        List<NewEvent> events = new ArrayList<>();
        deployments(workload, clusters).values().forEach(eventStream -> events.addAll(eventStream.next(
                Deployment.decide(Deployment.replay(eventStream.events()), new DeploymentCommand.End(idGenerator.next(), action, null)))));
        return events;
    }

    private static List<NewEvent> startRollout(WorkloadState workloadState, UUID rollout, List<String> clusters) {
        EventStream<RolloutEvent> eventStream = EventStream.empty(StreamIds.rollout(rollout));
        return eventStream.next(Rollout.decide(Rollout.NONE,
                new Rollout.Start(rollout, workloadState.workload(), workloadState.revision(), workloadState.placementVersion(),
                        clusters)));
    }

    private Map<StreamId, EventStream<DeploymentEvent>> deployments(UUID workload, Collection<String> clusters) {
        return streamRepository.loadAll(clusters.stream().map(cluster -> StreamIds.deployment(workload, cluster)).toList(),
                DeploymentEvent.class);
    }
}
