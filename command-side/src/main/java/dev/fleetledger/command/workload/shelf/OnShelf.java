package dev.fleetledger.command.workload.shelf;

import java.util.List;

import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.placement.Cluster;

/**
 * A loaded workload that the actor may see.
 *
 * @param places the clusters of its placement
 */
public record OnShelf(Workload workload, History<WorkloadEvent> history, Standing standing, List<Cluster> places) {

    public Known known() {
        return Workload.known(workload);
    }

    public long version() {
        return history.version();
    }
}
