package dev.fleetledger.command.workload.repository;

import java.util.List;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.placement.PlacementCluster;

/**
 * A loaded workload that the actor may see.
 *
 * @param clusters the clusters of its placement
 */
public record LoadedWorkload(Workload workload, EventStream<WorkloadEvent> eventStream, Authorization authorization,
        List<PlacementCluster> clusters) {

    public WorkloadState state() {
        return Workload.state(workload);
    }

    public long version() {
        return eventStream.version();
    }
}
