package dev.fleetledger.manifest.draft;

import java.util.List;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;

/**
 * What an edit and its workload both changed, as long as nobody has decided: each breaks a rule.
 *
 * @param open since the last rebase
 * @param current the documents of the revision and placement that the draft goes on from since then
 */
public record Collisions(List<Collision> open, Documents current) {
    public static final Collisions NONE = new Collisions(List.of(), Documents.NONE);

    public Collisions {
        open = List.copyOf(open);
    }

    /** Saving a step, changed or not, decides for what it says. Steps that a rebase saves come before the rebase itself. */
    public static List<Collision> afterSaving(List<Collision> open, Step saved) {
        return open.stream().filter(one -> one.step() != saved).toList();
    }
}
