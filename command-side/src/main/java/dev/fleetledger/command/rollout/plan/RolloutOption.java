package dev.fleetledger.command.rollout.plan;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a person wants a rollout to be done, where it differs from the workload's placement.
 *
 * @param basis only the clusters that this rollout has touched; absent: all of the placement
 * @param plan  a rollout plan as in the placement step; absent: that of the placement
 */
public record RolloutOption(@Nullable UUID basis, @Nullable JsonNode plan) {

    public static final RolloutOption NONE = new RolloutOption(null, null);
}
