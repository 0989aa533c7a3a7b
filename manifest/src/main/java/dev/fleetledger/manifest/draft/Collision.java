package dev.fleetledger.manifest.draft;

import dev.fleetledger.manifest.document.Step;

/**
 * A field that an edit and its workload both changed.
 *
 * @param pointer into the step's document, in which a thing in a list goes by its name where it has one
 */
public record Collision(Step step, String pointer) {
}
