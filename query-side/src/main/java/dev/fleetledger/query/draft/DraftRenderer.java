package dev.fleetledger.query.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.RenderTarget;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.RuleViolationException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.workload.WorkloadView;
import dev.fleetledger.query.workload.WorkloadViewRepository;

/** Renders a draft as a submit does: the same input gives the same bytes on the command-side. */
@Component
class DraftRenderer {

    private final DraftEvaluator evaluator;
    private final VisibleClusters clusters;
    private final WorkloadViewRepository workloads;

    DraftRenderer(DraftEvaluator evaluator, VisibleClusters clusters, WorkloadViewRepository workloads) {
        this.evaluator = evaluator;
        this.clusters = clusters;
        this.workloads = workloads;
    }

    /**
     * @param cluster without it, changes that depend on a cluster's name or labels are not included
     * @throws NotFoundException      when the cluster is not visible to the reader
     * @throws RuleViolationException when the draft's patches don't apply
     */
    List<Manifest> render(DraftView draft, @Nullable String cluster, AuthenticatedReader authenticatedReader) {
        RenderTarget target = new RenderTarget(draft.intendedWorkload, cluster == null ? "" : cluster,
                cluster == null ? Map.of() : labels(cluster, authenticatedReader));
        JsonNode specification = evaluator.evaluate(draft).specification();
        try {
            return ManifestRenderer.render(specification, target, restartedAt(draft));
        } catch (IllegalArgumentException doesNotApply) {
            throw new RuleViolationException("PatchDoesNotApply", "The patches of the draft's overrides can't be applied one after the "
                    + "other: a path or a tested value is not in the DaemonSet.",
                    "Compare the patches with the manifest without overrides.");
        }
    }

    private @Nullable Instant restartedAt(DraftView draft) {
        return workloads.findById(draft.intendedWorkload).map(WorkloadView::restartedAt).orElse(null);
    }

    private Map<String, String> labels(String cluster, AuthenticatedReader authenticatedReader) {
        return clusters.visibleTo(authenticatedReader).stream().filter(candidate -> candidate.name().equals(cluster)).findFirst()
                .orElseThrow(() -> new NotFoundException("cluster")).labels();
    }
}
