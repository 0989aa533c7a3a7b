package dev.fleetledger.query.diff;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value that differs between the two points.
 *
 * @param path   where responses of the API have it; of a specification, the step and the pointer in its document
 * @param before null when there was none
 * @param after  null when there is none any more
 */
record FieldChange(String path, String label, @Nullable JsonNode before, @Nullable JsonNode after, Origin by) {}
