package dev.fleetledger.manifest.diff;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Result of a three-way merge of one document.
 *
 * @param document the merged document; for a field that both sides changed it has the draft's value
 * @param collisions pointers to the fields that both sides changed; list items are identified by name if they have one
 */
public record MergeResult(JsonNode document, List<String> collisions) {
}
