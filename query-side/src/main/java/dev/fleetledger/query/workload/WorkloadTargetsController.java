package dev.fleetledger.query.workload;

import java.util.List;
import java.util.UUID;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.placement.TargetCluster;
import dev.fleetledger.manifest.placement.TargetResolver;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.web.ReadPoint;

/** The clusters that a workload's placement selects at present, with the reasons. */
@RestController
class WorkloadTargetsController {

    /** @param elsewhere number of named clusters that the reader may not know */
    record TargetsResponse(int placementVersion, List<TargetCluster> items, int total, long chosen, int elsewhere, String position) {}

    private final WorkloadQueries workloadQueries;
    private final VisibleClusters clusters;

    WorkloadTargetsController(WorkloadQueries workloadQueries, VisibleClusters clusters) {
        this.workloadQueries = workloadQueries;
        this.clusters = clusters;
    }

    @GetMapping("/api/v1/workloads/{id}/targets")
    TargetsResponse targets(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        WorkloadView workload = workloadQueries.requireVisible(id, authenticatedReader);
        JsonNode placement = workload.placement();
        List<TargetCluster> targets = placement.isMissingNode() ? List.of()
                : TargetResolver.resolve(VisibleClusters.filterPlacement(placement, authenticatedReader),
                        clusters.visibleTo(authenticatedReader));
        return new TargetsResponse(workload.placementVersion, targets, targets.size(), targets.stream().filter(TargetCluster::chosen)
                .count(), VisibleClusters.countHidden(placement, authenticatedReader), readPoint.positionText());
    }
}
