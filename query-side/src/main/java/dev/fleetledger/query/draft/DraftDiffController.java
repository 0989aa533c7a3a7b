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
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.web.ProblemException;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.workload.RevisionView;
import dev.fleetledger.query.workload.RevisionViewRepository;
import dev.fleetledger.query.workload.SpecificationDiff;
import dev.fleetledger.query.workload.WorkloadQueries;
import dev.fleetledger.query.workload.WorkloadView;

/** Compares a draft with its workload, field by field. Both sides have their defaults, so that writing out a default is no change. */
@RestController
class DraftDiffController {

    /**
     * @param to       {@code running} or the number of a revision, as requested
     * @param revision the revision that the draft is compared with: the workload's current one for {@code running}. A cluster may still run
     *                 an older revision until its rollout reaches it; its deployment shows which one.
     * @param changes  before: the workload; after: the draft. Placements are compared only with {@code running}, because they are not part
     *                 of a revision.
     */
    record Diff(UUID workload, String to, int revision, List<Change> changes, String position) {}

    private static final String RUNNING = "running";
    private static final String OVERRIDES = "overrides";

    private final DraftQueries drafts;
    private final DraftEvaluator contents;
    private final WorkloadQueries workloads;
    private final RevisionViewRepository viewRepository;

    DraftDiffController(DraftQueries drafts, DraftEvaluator contents, WorkloadQueries workloads, RevisionViewRepository viewRepository) {
        this.drafts = drafts;
        this.contents = contents;
        this.workloads = workloads;
        this.viewRepository = viewRepository;
    }

    @GetMapping("/api/v1/drafts/{id}/diff")
    Diff diff(@PathVariable UUID id, @RequestParam(defaultValue = RUNNING) String to, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        DraftView draft = drafts.requireVisible(id, authenticatedReader, readPoint);
        UUID of = draft.workload == null ? draft.basedWorkload : draft.workload;
        if (of == null) {
            throw new ProblemException(409, "NothingToCompareWith", "The draft is of no workload yet, so there is nothing that it would change.",
                    "Submit it, or begin an edit with POST /api/v1/workloads/{id}:edit.");
        }
        WorkloadView workload = workloads.requireVisible(of, authenticatedReader, readPoint);
        int revision = to.equals(RUNNING) ? workload.revision() : number(to);
        JsonNode specification = specification(workload, revision);
        DraftEvaluator.EvaluatedDraft after = contents.evaluate(draft);
        StepDocuments was = before(specification, to.equals(RUNNING) ? workload.placement() : after.filled().documents().of(Step.PLACEMENT));
        List<Change> changes = new ArrayList<>();
        for (Step step : Step.values()) {
            changes.addAll(DocumentDiff.between(step, cut(step, was, authenticatedReader), cut(step, after.filled().documents(), authenticatedReader)));
        }
        changes.addAll(SpecificationDiff.keptFields(specification.get("kept"), after.specification().get("kept")));
        return new Diff(of, to, revision, changes, readPoint.positionText());
    }

    private static StepDocuments before(JsonNode specification, JsonNode placement) {
        JsonNode place = placement.isMissingNode() ? ContractJson.MAPPER.createObjectNode() : ((ObjectNode) placement.deepCopy()).without(OVERRIDES);
        DraftContext draftContext = new DraftContext(null, specification, Specification.kept(specification), Set.of());
        return DraftEvaluator.evaluate(Specification.toDocuments(specification, place), draftContext).filled().documents();
    }

    private static JsonNode cut(Step step, StepDocuments stepDocuments, AuthenticatedReader authenticatedReader) {
        JsonNode document = stepDocuments.of(step);
        return step == Step.PLACEMENT ? VisibleClusters.filterPlacement(document, authenticatedReader) : document;
    }

    private JsonNode specification(WorkloadView workload, int revision) {
        return viewRepository.findById(RevisionView.id(workload.id(), revision)).map(RevisionView::specification)
                .orElseThrow(() -> new ProblemException(404, "NotFound", "The workload has no revision " + revision + ".",
                        "Ask for one from 1 to " + workload.revision() + ", or for running."));
    }

    private static int number(String to) {
        if (!to.matches("\\d{1,9}")) {
            throw ProblemException.invalidParameter("to", "The word running, or the number of a revision.");
        }
        return Integer.parseInt(to);
    }
}
