package dev.fleetledger.query.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.manifest.diff.DocumentDiff;
import dev.fleetledger.manifest.diff.SpecificationDiff;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.StateConflictException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;
import dev.fleetledger.query.workload.WorkloadHistory;
import dev.fleetledger.query.workload.WorkloadQueries;
import dev.fleetledger.query.workload.WorkloadView;

/** Compares a draft with its workload, field by field. Both sides have their defaults, so that writing out a default is no change. */
@RestController
@ReadsSnapshot
class DraftDiffController {

    /**
     * @param to       {@code running} or the number of a revision, as requested
     * @param revision the revision that the draft is compared with: the workload's current one for {@code running}. A cluster may still run
     *                 an older revision until its rollout reaches it; its deployment shows which one.
     * @param changes  before: the workload; after: the draft. Placements are compared only with {@code running}, because they are not part
     *                 of a revision.
     */
    record DiffResponse(UUID workload, String to, int revision, List<Change> changes, String position) {}

    private static final String RUNNING = "running";
    private static final String OVERRIDES = "overrides";

    private final DraftQueries draftQueries;
    private final DraftEvaluator evaluator;
    private final WorkloadQueries workloadQueries;
    private final WorkloadHistory workloadHistory;

    DraftDiffController(DraftQueries draftQueries, DraftEvaluator evaluator, WorkloadQueries workloadQueries,
            WorkloadHistory workloadHistory) {
        this.draftQueries = draftQueries;
        this.evaluator = evaluator;
        this.workloadQueries = workloadQueries;
        this.workloadHistory = workloadHistory;
    }

    @GetMapping("/api/v1/drafts/{id}/diff")
    DiffResponse diff(@PathVariable UUID id, @RequestParam(defaultValue = RUNNING) String to, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        DraftView draft = draftQueries.requireVisible(id, authenticatedReader);
        UUID workloadId = draft.workload == null ? draft.basedWorkload : draft.workload;
        if (workloadId == null) {
            throw new StateConflictException("NothingToCompareWith",
                    "The draft creates a new workload, so there is no revision to compare it with.",
                    "Read the draft's manifest instead, or start an edit with POST /api/v1/workloads/{id}:edit.");
        }
        WorkloadView workload = workloadQueries.requireVisible(workloadId, authenticatedReader);
        int revision = to.equals(RUNNING) ? workload.revision() : parseRevision(to);
        JsonNode specification = specification(workload, revision);
        DraftEvaluator.EvaluatedDraft after = evaluator.evaluate(draft);
        StepDocuments before = completedDocuments(specification, to.equals(RUNNING) ? workload.placement() : after.completed().documents()
                .of(Step.PLACEMENT));
        List<Change> changes = new ArrayList<>();
        for (Step step : Step.values()) {
            changes.addAll(DocumentDiff.between(step, visibleDocument(step, before, authenticatedReader),
                    visibleDocument(step, after.completed().documents(), authenticatedReader)));
        }
        changes.addAll(SpecificationDiff.keptFields(specification.get("kept"), after.specification().get("kept")));
        return new DiffResponse(workloadId, to, revision, changes, readPoint.positionText());
    }

    private static StepDocuments completedDocuments(JsonNode specification, JsonNode placement) {
        JsonNode placementDocument = placement.isMissingNode() ? ContractJson.MAPPER.createObjectNode()
                : ((ObjectNode) placement.deepCopy()).without(OVERRIDES);
        DraftContext draftContext = new DraftContext(null, specification, Specification.kept(specification), Set.of());
        return Defaults.fill(Specification.toDocuments(specification, placementDocument), draftContext).documents();
    }

    private static JsonNode visibleDocument(Step step, StepDocuments stepDocuments, AuthenticatedReader authenticatedReader) {
        JsonNode document = stepDocuments.of(step);
        return step == Step.PLACEMENT ? VisibleClusters.filterPlacement(document, authenticatedReader) : document;
    }

    private JsonNode specification(WorkloadView workload, int revision) {
        return workloadHistory.findSpecification(workload.id(), revision)
                .orElseThrow(() -> new NotFoundException("NotFound", "The workload has no revision " + revision + ".",
                        "Send a number from 1 to " + workload.revision() + ", or running."));
    }

    private static int parseRevision(String to) {
        if (!to.matches("\\d{1,9}")) {
            throw MalformedRequestException.parameter("to", "Send the word running, or the number of a revision.");
        }
        return Integer.parseInt(to);
    }
}
