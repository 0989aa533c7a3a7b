package dev.fleetledger.manifest.draft;

import dev.fleetledger.manifest.document.Step;

/**
 * A field that both the edit and its workload changed.
 *
 * @param pointer into the step's document; list items are identified by name if they have one
 */
public record Collision(Step step, String pointer) {
}
