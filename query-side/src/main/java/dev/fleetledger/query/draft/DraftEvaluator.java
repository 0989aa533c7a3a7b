package dev.fleetledger.query.draft;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.credential.Acknowledgements;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.Collisions;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.WorkloadVersion;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.validation.Completeness;
import dev.fleetledger.manifest.validation.DraftValidator;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.workload.WorkloadHistory;

/** Evaluates a draft's documents: applies defaults and rules, with the same code as the command-side. */
@Component
class DraftEvaluator {

    /**
     * @param completed   the documents with all defaults written out
     * @param placementBy who wrote the placement; absent while it is not saved
     */
    record EvaluatedDraft(StepDocuments documents, CompletedDocuments completed, ValidationResult findings, List<KeptField> kept,
            @Nullable String placementBy) {

        JsonNode specification() {
            return Specification.of(completed, kept);
        }

        /**
         * The placement names only clusters that the reader may see, unless the reader has written it. Acknowledgements are told beside the
         * documents: a form that sends back what it read must not acknowledge a value that was changed meanwhile.
         */
        Map<String, DraftResponse.StepResponse> steps(AuthenticatedReader authenticatedReader) {
            Map<String, DraftResponse.StepResponse> steps = new LinkedHashMap<>();
            for (Step step : Step.values()) {
                JsonNode document = Acknowledgements.remove(document(step, authenticatedReader));
                steps.put(step.key(), DraftResponse.StepResponse.of(document, Completeness.of(step, documents, findings),
                        completed.defaulted(step)));
            }
            return steps;
        }

        /** Returns the acknowledged literals of all steps. */
        List<DraftResponse.Acknowledgement> acknowledged() {
            return Arrays.stream(Step.values()).flatMap(step -> Acknowledgements.read(documents.of(step)).entrySet().stream()
                    .map(one -> new DraftResponse.Acknowledgement(step.key(), one.getKey(), one.getValue()))).toList();
        }

        /** Returns the documents with all defaults written out, as the reader may see them. */
        StepDocuments visibleDocuments(AuthenticatedReader authenticatedReader) {
            return completed.documents().with(Step.PLACEMENT, document(Step.PLACEMENT, authenticatedReader));
        }

        /** Number of clusters that the placement names and the reader may not know. */
        int countElsewhere(AuthenticatedReader authenticatedReader) {
            return isPlacementBy(authenticatedReader) ? 0
                    : VisibleClusters.countHidden(documents.of(Step.PLACEMENT), authenticatedReader);
        }

        private boolean isPlacementBy(AuthenticatedReader authenticatedReader) {
            return authenticatedReader.subject().equals(placementBy);
        }

        /** Returns the step's document with all defaults written out, as the reader may see it. */
        JsonNode document(Step step, AuthenticatedReader authenticatedReader) {
            JsonNode document = completed.documents().of(step);
            return step == Step.PLACEMENT && !isPlacementBy(authenticatedReader)
                    ? VisibleClusters.filterPlacement(document, authenticatedReader) : document;
        }
    }

    private final DraftStepViewRepository steps;
    private final WorkloadHistory workloadHistory;

    DraftEvaluator(DraftStepViewRepository steps, WorkloadHistory workloadHistory) {
        this.steps = steps;
        this.workloadHistory = workloadHistory;
    }

    EvaluatedDraft evaluate(DraftView draft) {
        StepDocuments stepDocuments = StepDocuments.NONE;
        String placementBy = null;
        for (DraftStepView saved : steps.findByDraft(draft.id)) {
            Step step = Step.of(saved.step).orElse(null);
            stepDocuments = step == null ? stepDocuments : stepDocuments.with(step, saved.document());
            placementBy = step == Step.PLACEMENT ? saved.savedBy() : placementBy;
        }
        DraftContext draftContext = contextOf(draft);
        stepDocuments = draftContext.placed(stepDocuments);
        return new EvaluatedDraft(stepDocuments, Defaults.fill(stepDocuments, draftContext),
                DraftValidator.validate(stepDocuments, draftContext), draftContext.kept(), placementBy);
    }

    private static List<KeptField> kept(DraftView draft) {
        return draft.kept().stream().map(one -> new KeptField(one.object(), one.path(), one.value())).toList();
    }

    private DraftContext contextOf(DraftView draft) {
        JsonNode current = specification(draft);
        DraftContext context = new DraftContext(draft.fixedCluster, current, kept(draft), Set.of(draft.found));
        if (draft.fromCluster != null && draft.fromNamespace != null && draft.fromName != null) {
            context = context.withRunning(new DraftContext.Running(draft.fromCluster, draft.fromNamespace, draft.fromName));
        }
        List<Collision> open = draft.collisions();
        WorkloadVersion base = draft.base();
        return open.isEmpty() || draft.basedWorkload == null || base == null ? context
                : context.withCollisions(new Collisions(open, workloadHistory.documents(draft.basedWorkload, base)));
    }

    private @Nullable JsonNode specification(DraftView draft) {
        return draft.basedWorkload == null || draft.basedRevision == null ? null
                : workloadHistory.findSpecification(draft.basedWorkload, draft.basedRevision).orElse(null);
    }
}
