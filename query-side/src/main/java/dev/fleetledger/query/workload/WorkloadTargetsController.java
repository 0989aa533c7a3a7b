package dev.fleetledger.query.workload;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.manifest.placement.TargetCluster;
import dev.fleetledger.manifest.placement.TargetResolver;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.rollout.NextManifestQueries.NextManifest;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** The clusters that a workload's placement selects at present, with the reasons, and what a rollout still has to send there. */
@RestController
@ReadsSnapshot
class WorkloadTargetsController {

    /** @param elsewhere number of named clusters that the reader may not know */
    record TargetsResponse(int placementVersion, List<TargetResponse> items, int total, long chosen, int elsewhere, String position) {}

    /** @param next what is frozen for the cluster and not sent yet */
    record TargetResponse(String cluster, boolean chosen, String why, @Nullable NextResponse next) {}

    /**
     * @param manifest hash of the frozen manifest
     * @param changes  of the fields, since the revision that the cluster got last; all fields if it has got nothing of the workload
     */
    record NextResponse(UUID rollout, String wave, @Nullable String action, @Nullable String manifest, @Nullable Integer revision,
            List<Change> changes) {

        static NextResponse of(NextManifest next, List<Change> changes) {
            return new NextResponse(next.rollout(), next.wave(), next.action(), next.manifest(), next.revision(), changes);
        }
    }

    private final WorkloadQueries workloadQueries;
    private final VisibleClusters clusters;
    private final NextRevisionQueries nextRevisionQueries;

    WorkloadTargetsController(WorkloadQueries workloadQueries, VisibleClusters clusters, NextRevisionQueries nextRevisionQueries) {
        this.workloadQueries = workloadQueries;
        this.clusters = clusters;
        this.nextRevisionQueries = nextRevisionQueries;
    }

    @GetMapping("/api/v1/workloads/{id}/targets")
    TargetsResponse targets(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        WorkloadView workload = workloadQueries.requireVisible(id, authenticatedReader);
        JsonNode placement = workload.placement();
        List<TargetCluster> targets = placement.isMissingNode() ? List.of()
                : TargetResolver.resolve(VisibleClusters.filterPlacement(placement, authenticatedReader),
                        clusters.visibleTo(authenticatedReader));
        Map<String, NextResponse> next = nextRevisionQueries.find(workload, authenticatedReader);
        List<TargetResponse> items = targets.stream().map(target ->
                new TargetResponse(target.cluster(), target.chosen(), target.why(), next.get(target.cluster()))).toList();
        return new TargetsResponse(workload.placementVersion, items, items.size(), targets.stream().filter(TargetCluster::chosen).count(),
                VisibleClusters.countHidden(placement, authenticatedReader), readPoint.positionText());
    }
}
