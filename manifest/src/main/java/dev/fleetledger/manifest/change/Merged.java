package dev.fleetledger.manifest.change;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.draft.Collision;

/**
 * Two changes of one document put together.
 *
 * @param document where both changed the same field, it is as the draft has it
 * @param collisions where that is
 */
public record Merged(JsonNode document, List<Collision> collisions) {
}
