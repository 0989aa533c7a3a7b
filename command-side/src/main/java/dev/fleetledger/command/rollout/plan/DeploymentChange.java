package dev.fleetledger.command.rollout.plan;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.DeploymentCommand;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/**
 * Change of one deployment: the cluster and what is to run there.
 *
 * @param manifest name of the frozen manifest
 */
record DeploymentChange(String cluster, String manifest, EventStream<DeploymentEvent> eventStream, Deployment last) {

    static DeploymentChange of(WorkloadState workloadState, String cluster, String manifest,
            Map<StreamId, EventStream<DeploymentEvent>> deployments) {
        StreamId stream = StreamIds.deployment(workloadState.workload(), cluster);
        EventStream<DeploymentEvent> eventStream = deployments.getOrDefault(stream, EventStream.empty(stream));
        return new DeploymentChange(cluster, manifest, eventStream, Deployment.replay(eventStream.events()));
    }

    boolean isUpToDate(WorkloadState workloadState) {
        return Deployment.isUpToDate(last, workloadState.revision(), manifest, DeploymentPolicies.of(workloadState.placement()));
    }

    List<NewEvent> toEvents(WorkloadState workloadState, UUID intent, UUID rollout, ServiceChanges serviceChanges) {
        return eventStream.next(Deployment.decide(last,
                new DeploymentCommand.Apply(workloadState.workload(), cluster, intent, workloadState.namespace(),
                        workloadState.name(), workloadState.revision(), manifest, rollout, DeploymentPolicies.of(workloadState.placement()),
                        serviceChanges.dropped(), serviceChanges.replaced())));
    }
}
