package dev.fleetledger.command.workload.rollback;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.request.body.ReasonText;

/** @param rollout see {@link dev.fleetledger.command.workload.option.RolloutOptionBody} */
record RollBackWorkloadBody(@NotNull(message = "{workload.revision.missing}") Integer revision, @Nullable JsonNode rollout,
        @Nullable @ReasonText String reason) {}
