package dev.fleetledger.command.rollout.retry;

import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

record ClusterDecisionBody(@NotEmpty(message = "{missing.text}") String cluster, @Nullable @ReasonText String reason) {}
