package dev.fleetledger.manifest.draft;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PointerSyntax;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;

/**
 * A field that both the edit and its workload changed.
 *
 * @param pointer into the step's document, or to a kept field; list items are identified by name if they have one
 * @param before what the edit was based on when both had changed the field; null for a collision that ends when its step is saved, as in
 *     version 1 of the rebase's event
 */
public record Collision(Step step, String pointer, @Nullable WorkloadVersion before) {
    /** Whether saving the step resolves the collision whatever is saved. */
    public boolean isResolvedBySaving(Step saved) {
        return before == null && step == saved;
    }

    public boolean isOfKeptField() {
        return pointer.startsWith(KeptField.POINTER_PREFIX);
    }

    /** Whether both are the same field, or this one contains the other. */
    public boolean covers(Collision other) {
        return step == other.step && PointerSyntax.isAtOrBelow(other.pointer, pointer);
    }

    /** Returns the pointer by which violations address the field in the draft: list items by their index. */
    public String indexedPointer(StepDocuments draft) {
        return isOfKeptField() ? pointer : NamedPointer.toIndexed(draft.of(step), pointer);
    }
}
