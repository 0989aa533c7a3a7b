package dev.fleetledger.command.rollout.approval;

import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

/** @param manifests of the pending approval, as the rollout shows it */
record ApproveRolloutBody(@NotEmpty(message = "{missing.text}") String manifests, @Nullable @ReasonText String reason) {}
