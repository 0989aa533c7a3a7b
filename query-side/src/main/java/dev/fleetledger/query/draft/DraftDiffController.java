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
import dev.fleetledger.manifest.change.Change;
import dev.fleetledger.manifest.change.Changes;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Refusal;
import dev.fleetledger.query.cluster.FleetClusters;
import dev.fleetledger.query.workload.RevisionView;
import dev.fleetledger.query.workload.Revisions;
import dev.fleetledger.query.workload.Specifications;
import dev.fleetledger.query.workload.WorkloadAnswers;
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

    private final DraftAnswers drafts;
    private final DraftContent contents;
    private final WorkloadAnswers workloads;
    private final Revisions revisions;

    DraftDiffController(DraftAnswers drafts, DraftContent contents, WorkloadAnswers workloads, Revisions revisions) {
        this.drafts = drafts;
        this.contents = contents;
        this.workloads = workloads;
        this.revisions = revisions;
    }

    @GetMapping("/api/v1/drafts/{id}/diff")
    Diff diff(@PathVariable UUID id, @RequestParam(defaultValue = RUNNING) String to, Reader reader, Moment moment) {
        DraftView draft = drafts.visible(id, reader, moment);
        UUID of = draft.workload == null ? draft.basedWorkload : draft.workload;
        if (of == null) {
            throw new Refusal(409, "NothingToCompareWith", "The draft is of no workload yet, so there is nothing that it would change.",
                    "Submit it, or begin an edit with POST /api/v1/workloads/{id}:edit.");
        }
        WorkloadView workload = workloads.visible(of, reader, moment);
        int revision = to.equals(RUNNING) ? workload.revision() : number(to);
        JsonNode specification = specification(workload, revision);
        DraftContent.Content after = contents.of(draft);
        Documents was = before(specification, to.equals(RUNNING) ? workload.placement() : after.filled().documents().of(Step.PLACEMENT));
        List<Change> changes = new ArrayList<>();
        for (Step step : Step.values()) {
            changes.addAll(Changes.between(step, cut(step, was, reader), cut(step, after.filled().documents(), reader)));
        }
        changes.addAll(Specifications.kept(specification.get("kept"), after.specification().get("kept")));
        return new Diff(of, to, revision, changes, moment.shown());
    }

    private static Documents before(JsonNode specification, JsonNode placement) {
        JsonNode place = placement.isMissingNode() ? ContractJson.MAPPER.createObjectNode() : ((ObjectNode) placement.deepCopy()).without(OVERRIDES);
        Circumstances circumstances = new Circumstances(null, specification, Specification.kept(specification), Set.of());
        return DraftContent.of(Specification.toDocuments(specification, place), circumstances).filled().documents();
    }

    private static JsonNode cut(Step step, Documents documents, Reader reader) {
        JsonNode document = documents.of(step);
        return step == Step.PLACEMENT ? FleetClusters.cut(document, reader) : document;
    }

    private JsonNode specification(WorkloadView workload, int revision) {
        return revisions.findById(RevisionView.id(workload.id(), revision)).map(RevisionView::specification)
                .orElseThrow(() -> new Refusal(404, "NotFound", "The workload has no revision " + revision + ".",
                        "Ask for one from 1 to " + workload.revision() + ", or for running."));
    }

    private static int number(String to) {
        if (!to.matches("\\d{1,9}")) {
            throw Refusal.badFilter("to", "The word running, or the number of a revision.");
        }
        return Integer.parseInt(to);
    }
}
