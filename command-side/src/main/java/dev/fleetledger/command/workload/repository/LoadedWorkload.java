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
 * @param places the clusters of its placement
 */
public record LoadedWorkload(Workload workload, EventStream<WorkloadEvent> history, Authorization standing, List<PlacementCluster> places) {

    public WorkloadState known() {
        return Workload.state(workload);
    }

    public long version() {
        return history.version();
    }
}
