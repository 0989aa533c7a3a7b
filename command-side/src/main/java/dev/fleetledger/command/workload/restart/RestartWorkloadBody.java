package dev.fleetledger.command.workload.restart;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.request.body.ReasonText;

/** @param rollout see {@link dev.fleetledger.command.workload.option.RolloutOptionBody} */
record RestartWorkloadBody(@Nullable JsonNode rollout, @Nullable @ReasonText String reason) {}
