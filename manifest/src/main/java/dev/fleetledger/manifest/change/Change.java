package dev.fleetledger.manifest.change;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field that differs.
 *
 * @param path the step and the JSON pointer in its document
 * @param label the wizard's name of the field, with the name of the thing it belongs to where there are several
 * @param before null when it wasn't there
 * @param after null when it is no more
 */
public record Change(String path, String label, @Nullable JsonNode before, @Nullable JsonNode after) {
}
