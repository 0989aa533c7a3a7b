package dev.fleetledger.query.workload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.manifest.diff.SpecificationDiff;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.rollout.NextManifestQueries;
import dev.fleetledger.query.rollout.NextManifestQueries.NextManifest;
import dev.fleetledger.query.workload.WorkloadTargetsController.NextResponse;

/** Compares what a rollout still has to send to a workload's clusters with what they got last. */
@Component
class NextRevisionQueries {

    private record RevisionPair(@Nullable Integer from, @Nullable Integer to) {}

    private final NextManifestQueries manifestQueries;
    private final WorkloadHistory workloadHistory;

    NextRevisionQueries(NextManifestQueries manifestQueries, WorkloadHistory workloadHistory) {
        this.manifestQueries = manifestQueries;
        this.workloadHistory = workloadHistory;
    }

    /** Returns it by cluster. Clusters with the same revisions, which are most, share one comparison. */
    Map<String, NextResponse> find(WorkloadView workload, AuthenticatedReader authenticatedReader) {
        Map<String, NextManifest> manifests = manifestQueries.findByWorkload(workload.id, workload.namespace, authenticatedReader);
        Map<RevisionPair, List<Change>> changes = new HashMap<>();
        Map<String, NextResponse> next = new HashMap<>();
        manifests.forEach((cluster, manifest) -> next.put(cluster, NextResponse.of(manifest,
                changes.computeIfAbsent(new RevisionPair(manifest.deployedRevision(), manifest.revision()),
                        pair -> changes(workload.id, pair, authenticatedReader)))));
        return next;
    }

    private List<Change> changes(UUID workload, RevisionPair pair, AuthenticatedReader authenticatedReader) {
        return pair.to() == null ? List.of() : SpecificationDiff.between(specification(workload, pair.from(), authenticatedReader),
                specification(workload, pair.to(), authenticatedReader));
    }

    private JsonNode specification(UUID workload, @Nullable Integer revision, AuthenticatedReader authenticatedReader) {
        return revision == null ? MissingNode.getInstance() : workloadHistory.findSpecification(workload, revision)
                .map(specification -> VisibleClusters.filterPlacement(specification, authenticatedReader))
                .orElse(MissingNode.getInstance());
    }
}
