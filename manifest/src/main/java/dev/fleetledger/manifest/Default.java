package dev.fleetledger.manifest;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The value of a field that was not given, by what stands beside it and in the draft; null when there is none. */
@FunctionalInterface
interface Default {
    @Nullable JsonNode in(JsonNode parent, Draft draft);
}
