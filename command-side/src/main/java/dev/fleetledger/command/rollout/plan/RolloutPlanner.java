package dev.fleetledger.command.rollout.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

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
    private final SupersededRollouts supersededRollouts;
    private final IdGenerator idGenerator;

    RolloutPlanner(EventStreamRepository streamRepository, ClusterTable clusterTable, ManifestFreezer manifestFreezer,
            SupersededRollouts supersededRollouts, IdGenerator idGenerator) {
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
        this.manifestFreezer = manifestFreezer;
        this.supersededRollouts = supersededRollouts;
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
        Collection<EventStream<DeploymentEvent>> ending = deployments(workloadState.workload(), leaving).values();
        List<NewEvent> events = new ArrayList<>(supersededRollouts.finish(workloadState.workload(),
                Stream.concat(changes.stream().map(DeploymentChange::eventStream), ending.stream()).toList()));
        events.addAll(startRollout(workloadState, rollout, changes.stream().map(DeploymentChange::cluster).toList()));
        changes.forEach(deploymentChange -> events.addAll(deploymentChange.toEvents(workloadState, idGenerator.next(), rollout,
                changeCalculator.between(deploymentChange))));
        events.addAll(planEnd(ending, DeploymentPolicies.leaveAction(workloadState.placement())));
        return events;
    }

    /** @param policy {@code delete} or {@code release} */
    public List<NewEvent> planEnd(UUID workload, Collection<String> clusters, String policy) {
        Collection<EventStream<DeploymentEvent>> ending = deployments(workload, clusters).values();
        List<NewEvent> events = new ArrayList<>(supersededRollouts.finish(workload, ending));
        events.addAll(planEnd(ending, DeploymentPolicies.endAction(policy)));
        return events;
    }

    private List<NewEvent> planEnd(Collection<EventStream<DeploymentEvent>> deployments, DeploymentAction action) {
        return deployments.stream().flatMap(eventStream -> eventStream.next(Deployment.decide(Deployment.replay(eventStream.events()),
                new DeploymentCommand.End(idGenerator.next(), action, null))).stream()).toList();
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
