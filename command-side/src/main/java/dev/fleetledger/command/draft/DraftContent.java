package dev.fleetledger.command.draft;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.manifest.diff.CollisionResolution;
import dev.fleetledger.manifest.diff.ThreeWayRebase;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.WorkloadVersion;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.problem.StateConflictException;

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

    /** Returns the collisions whose very field, a single value, has another one in the changed content. Omitting a default is no change. */
    List<Collision> collisionsDecidedBy(DraftContent changed) {
        List<Collision> changedAsSaved = collisions.stream().filter(one -> one.before() != null
                && CollisionResolution.isDecided(one, asSaved(), changed.asSaved())).toList();
        if (changedAsSaved.isEmpty()) {
            return List.of();
        }
        ThreeWayRebase.Version before = completed();
        ThreeWayRebase.Version after = changed.completed();
        return changedAsSaved.stream().filter(one -> CollisionResolution.isDecided(one, before, after)).toList();
    }

    private ThreeWayRebase.Version asSaved() {
        return new ThreeWayRebase.Version(documents, imported.kept());
    }

    /** Returns the draft with all defaults written out. */
    public ThreeWayRebase.Version completed() {
        return new ThreeWayRebase.Version(withDefaults(documents), imported.kept());
    }

    /**
     * @param pointer of the collision, or of its violation
     * @throws StateConflictException when the field has no open collision
     */
    public Collision requireCollision(Step step, String pointer) {
        List<Collision> matching = collisions.stream().filter(one -> one.step() == step && one.pointer().equals(pointer)).toList();
        if (matching.isEmpty()) {
            StepDocuments completed = withDefaults(documents);
            matching = collisions.stream().filter(one -> one.step() == step && one.indexedPointer(completed).equals(pointer)).toList();
        }
        if (matching.size() != 1) {
            throw new StateConflictException("FieldHasNoCollision", "The step " + step.key() + " has "
                    + (matching.isEmpty() ? "no open collision" : "several open collisions") + " at this pointer.",
                    collisions.isEmpty() ? "Nothing is left to decide: go on with the draft as it is."
                            : "Send step and pointer of one of the open collisions, as they are listed.")
                    .with("collisions", CollisionMapper.toEvent(workload, collisions));
        }
        return matching.getFirst();
    }

    private StepDocuments withDefaults(StepDocuments partial) {
        return Defaults.fill(partial, new DraftContext(cluster, null, imported.kept(), imported.tolerated())).documents();
    }

    boolean isEmpty() {
        return documents.byStep().isEmpty();
    }

    /** @throws IllegalStateException when the draft is not an edit */
    public WorkloadVersion requireBase() {
        if (basedOn == null) {
            throw new IllegalStateException("An edit must be based on a revision");
        }
        return new WorkloadVersion(basedOn.revision(), basedOn.placementVersion());
    }

    /** Revisions of the workload that a rebase compares: that which the edit is based on, and those that open collisions go back to. */
    public Set<Integer> baseRevisions() {
        return Stream.concat(Stream.of(requireBase()), collisions.stream().flatMap(one -> Stream.ofNullable(one.before())))
                .map(WorkloadVersion::revision).collect(Collectors.toUnmodifiableSet());
    }

    DraftContent withCollisions(List<Collision> remaining) {
        return new DraftContent(draft, workload, kind, owner, cluster, from, basedOn, family, documents, imported, remaining);
    }

    DraftContent rebasedOn(BasedOn newer, List<Collision> remaining) {
        return new DraftContent(draft, workload, kind, owner, cluster, from, newer, family, documents, imported, remaining);
    }

    /** Absent until the basics are saved; only the owner can see the draft before that. Basics without a namespace mean the default one. */
    public @Nullable String namespace() {
        return documents.isSaved(Step.BASICS) ? documents.of(Step.BASICS).path("namespace").stringValue(DEFAULT_NAMESPACE) : null;
    }
}
