package dev.fleetledger.manifest;

import tools.jackson.databind.JsonNode;

/**
 * Something in imported YAML that the form has no place for; it is rendered again.
 *
 * @param object {@code DaemonSet} or {@code Service/<name>}
 * @param path JSON pointer in that object, in which a thing in a list goes by its name where it has one
 */
public record Kept(String object, String path, JsonNode value) {
}
