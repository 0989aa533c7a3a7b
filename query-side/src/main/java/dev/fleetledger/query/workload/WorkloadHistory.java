package dev.fleetledger.query.workload;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.manifest.diff.ThreeWayRebase;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.WorkloadVersion;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.render.Specification;

/** Workloads at a revision and a placement version. */
@Component
public class WorkloadHistory {

    private final RevisionViewRepository revisions;
    private final PlacementViewRepository placements;

    WorkloadHistory(RevisionViewRepository revisions, PlacementViewRepository placements) {
        this.revisions = revisions;
        this.placements = placements;
    }

    public Optional<JsonNode> findSpecification(UUID workload, int revision) {
        return revisions.findById(RevisionView.id(workload, revision)).map(RevisionView::specification);
    }

    /**
     * Returns the steps of the version, without those that are not known: the placement, if it was replaced before an upgrade to the
     * version that keeps them all, until the read models are rebuilt.
     */
    public StepDocuments documents(UUID workload, WorkloadVersion version) {
        return documents(specification(workload, version), workload, version);
    }

    /** Returns the version with all defaults written out, for comparison with an edit, without steps that are not known. */
    public ThreeWayRebase.Version version(UUID workload, WorkloadVersion version) {
        JsonNode specification = specification(workload, version);
        StepDocuments known = documents(specification, workload, version);
        StepDocuments completed = StepDocuments.NONE;
        for (var step : Defaults.fill(known).documents().byStep().entrySet()) {
            completed = known.isSaved(step.getKey()) ? completed.with(step.getKey(), step.getValue()) : completed;
        }
        return new ThreeWayRebase.Version(completed, Specification.kept(specification));
    }

    private JsonNode specification(UUID workload, WorkloadVersion version) {
        return findSpecification(workload, version.revision()).orElse(MissingNode.getInstance());
    }

    private StepDocuments documents(JsonNode specification, UUID workload, WorkloadVersion version) {
        return Specification.toDocuments(specification, placements.findById(PlacementView.id(workload, version.placementVersion()))
                .map(PlacementView::placement).orElse(MissingNode.getInstance()));
    }
}
