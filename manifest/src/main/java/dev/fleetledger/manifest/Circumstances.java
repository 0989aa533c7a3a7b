package dev.fleetledger.manifest;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a draft's documents don't say themselves.
 *
 * @param cluster the cluster from inside which the wizard was opened, if it was
 * @param current the specification of the workload's current revision, if the draft edits one
 */
public record Circumstances(@Nullable String cluster, @Nullable JsonNode current) {
    public static final Circumstances NONE = new Circumstances(null, null);
}
