package dev.fleetledger.command.draft;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.form.Defaults;

/**
 * Content of a draft, independent of its state.
 *
 * @param workload   the edited workload, or the one that a submit will create
 * @param owner      subject of the current owner
 * @param cluster    the only cluster that the draft may target, if it was opened from that cluster
 * @param family     family of a variant
 * @param collisions collisions of a rebase that are not yet resolved
 */
public record DraftContent(UUID draft, UUID workload, String kind, String owner, @Nullable String cluster, @Nullable Origin from,
        @Nullable BasedOn basedOn,
        @Nullable UUID family, StepDocuments documents, DraftImport imported, List<Collision> collisions) {

    private static final String DEFAULT_NAMESPACE = "default";

    static DraftContent of(DraftEvent.Started it) {
        return new DraftContent(it.draft(), it.intendedWorkload(), it.kind(), it.owner(), it.cluster(), it.from(), it.basedOn(),
                it.family(), StepDocuments.NONE, DraftImport.EMPTY, List.of());
    }

    DraftContent with(StepDocuments changed, List<Collision> remaining) {
        return new DraftContent(draft, workload, kind, owner, cluster, from, basedOn, family, changed, imported, remaining);
    }

    DraftContent withOwner(String newOwner) {
        return new DraftContent(draft, workload, kind, newOwner, cluster, from, basedOn, family, documents, imported, collisions);
    }

    DraftContent with(DraftImport other) {
        return new DraftContent(draft, workload, kind, owner, cluster, from, basedOn, family, documents, other, collisions);
    }

    DraftContent withRunningSource(DraftEvent.Running running) {
        return new DraftContent(draft, workload, kind, owner, cluster, new Origin(null, null, null, running), basedOn, family, documents,
                imported, collisions);
    }

    /**
     * Whether saving the document changes nothing. Field order, null and an explicit default are no change; the first document of a step
     * always is one.
     */
    boolean isSameDocument(Step step, JsonNode document) {
        return documents.isSaved(step)
                && (documents.of(step).equals(document) || withDefaults(documents).of(step)
                        .equals(withDefaults(documents.with(step, document)).of(step)));
    }

    private StepDocuments withDefaults(StepDocuments partial) {
        return Defaults.fill(partial, new DraftContext(cluster, null, imported.kept(), imported.tolerated())).documents();
    }

    boolean isEmpty() {
        return documents.byStep().isEmpty();
    }

    DraftContent rebasedOn(BasedOn newer, List<Collision> remaining) {
        return new DraftContent(draft, workload, kind, owner, cluster, from, newer, family, documents, imported, remaining);
    }

    /** Absent until the basics are saved; only the owner can see the draft before that. Basics without a namespace mean the default one. */
    public @Nullable String namespace() {
        return documents.isSaved(Step.BASICS) ? documents.of(Step.BASICS).path("namespace").stringValue(DEFAULT_NAMESPACE) : null;
    }
}
