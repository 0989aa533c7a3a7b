package dev.fleetledger.manifest.diff;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.draft.Collision;

/**
 * Result of a three-way merge of one document.
 *
 * @param document the merged document; for a field that both sides changed it has the draft's value
 * @param collisions the fields that both sides changed
 */
public record MergeResult(JsonNode document, List<Collision> collisions) {
}
