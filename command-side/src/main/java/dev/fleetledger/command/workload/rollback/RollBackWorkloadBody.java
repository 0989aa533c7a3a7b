package dev.fleetledger.command.workload.rollback;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

record RollBackWorkloadBody(@NotNull(message = "{workload.revision.missing}") Integer revision, @Nullable @ReasonText String reason) {}
