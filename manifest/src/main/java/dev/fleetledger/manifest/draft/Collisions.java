package dev.fleetledger.manifest.draft;

import java.util.List;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;

/**
 * Unresolved collisions between an edit and its workload. Each is a violation.
 *
 * @param open collisions since the last rebase
 * @param current the documents of the revision and placement onto which the draft was last rebased
 */
public record Collisions(List<Collision> open, StepDocuments current) {
    public static final Collisions NONE = new Collisions(List.of(), StepDocuments.NONE);

    public Collisions {
        open = List.copyOf(open);
    }

    /**
     * Returns the collisions that are left after a step was saved. Steps saved by a rebase precede the rebase's own event, so they resolve
     * none of its collisions.
     */
    public static List<Collision> afterSaving(List<Collision> open, Step saved) {
        return open.stream().filter(one -> !one.isResolvedBySaving(saved)).toList();
    }

    /** Returns the collisions that are left after a person has decided one. */
    public static List<Collision> afterResolving(List<Collision> open, Step step, String pointer) {
        return open.stream().filter(one -> one.step() != step || !one.pointer().equals(pointer)).toList();
    }
}
