package dev.fleetledger.query.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.manifest.check.Completeness;
import dev.fleetledger.manifest.check.Rules;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.Collisions;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.Filled;
import dev.fleetledger.manifest.placement.Cluster;
import dev.fleetledger.manifest.placement.Target;
import dev.fleetledger.manifest.placement.Targets;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.cluster.FleetClusters;
import dev.fleetledger.query.workload.RevisionView;
import dev.fleetledger.query.workload.Revisions;
import dev.fleetledger.query.workload.WorkloadView;
import dev.fleetledger.query.workload.Workloads;

/** Evaluates a draft's documents: applies defaults and rules and resolves its targets, with the same code as the command-side. */
@Component
class DraftContent {

    /** @param filled the documents with all defaults written out */
    record Content(Documents documents, Filled filled, Findings findings, List<Kept> kept) {

        JsonNode specification() {
            return Specification.of(filled, kept);
        }

        /** @param whole true for editors, who send the documents back; otherwise cluster names that the reader may not see are removed */
        Map<String, DraftAnswer.StepAnswer> steps(boolean whole, Reader reader) {
            Map<String, DraftAnswer.StepAnswer> steps = new LinkedHashMap<>();
            for (Step step : Step.values()) {
                steps.put(step.key(), DraftAnswer.StepAnswer.of(document(step, whole, reader), Completeness.of(step, documents, findings),
                        filled.defaulted(step)));
            }
            return steps;
        }

        private JsonNode document(Step step, boolean whole, Reader reader) {
            JsonNode document = filled.documents().of(step);
            return step == Step.PLACEMENT && !whole ? FleetClusters.cut(document, reader) : document;
        }
    }

    private static final String OUT_OF_SIGHT = "isn't in the fleet, or you may not see it";

    private final DraftSteps steps;
    private final Revisions revisions;
    private final Workloads workloads;
    private final FleetClusters clusters;

    DraftContent(DraftSteps steps, Revisions revisions, Workloads workloads, FleetClusters clusters) {
        this.steps = steps;
        this.workloads = workloads;
        this.revisions = revisions;
        this.clusters = clusters;
    }

    Content of(DraftView draft) {
        Documents documents = Documents.NONE;
        for (DraftStepView saved : steps.findByDraft(draft.id)) {
            Step step = Step.of(saved.step).orElse(null);
            documents = step == null ? documents : documents.with(step, saved.document());
        }
        return of(documents, circumstances(draft));
    }

    static Content of(Documents documents, Circumstances circumstances) {
        return new Content(documents, Defaults.fill(documents, circumstances), Rules.check(documents, circumstances), circumstances.kept());
    }

    /** Returns every cluster that the reader may see or that the draft names, chosen or not. */
    List<Target> targets(Content content, Reader reader) {
        List<Cluster> visible = clusters.seenBy(reader);
        return content.documents().touched(Step.PLACEMENT) ? resolve(content, visible) : List.of();
    }

    /** A cluster that the reader may not see gets the same text as one that is not in the fleet. */
    private static List<Target> resolve(Content content, List<Cluster> visible) {
        Set<String> seen = visible.stream().map(Cluster::name).collect(Collectors.toSet());
        return Targets.resolve(content.filled().documents().of(Step.PLACEMENT), visible).stream()
                .map(target -> seen.contains(target.cluster()) ? target : new Target(target.cluster(), false, OUT_OF_SIGHT)).toList();
    }

    private static List<Kept> kept(DraftView draft) {
        return draft.kept().stream().map(one -> new Kept(one.object(), one.path(), one.value())).toList();
    }

    private Circumstances circumstances(DraftView draft) {
        JsonNode current = specification(draft);
        Circumstances plain = new Circumstances(draft.fixedCluster, current, kept(draft), Set.of(draft.found));
        if (draft.fromCluster != null && draft.fromNamespace != null && draft.fromName != null) {
            plain = plain.begunWith(new Circumstances.Running(draft.fromCluster, draft.fromNamespace, draft.fromName));
        }
        List<Collision> open = draft.collisions();
        return open.isEmpty() || current == null ? plain
                : plain.with(new Collisions(open, Specification.toDocuments(current, placement(draft))));
    }

    private JsonNode placement(DraftView draft) {
        return workloads.findById(Objects.requireNonNull(draft.basedWorkload)).map(WorkloadView::placement).orElse(MissingNode.getInstance());
    }

    private @Nullable JsonNode specification(DraftView draft) {
        if (draft.basedWorkload == null || draft.basedRevision == null) {
            return null;
        }
        return revisions.findById(RevisionView.id(draft.basedWorkload, draft.basedRevision)).map(RevisionView::specification).orElse(null);
    }
}
