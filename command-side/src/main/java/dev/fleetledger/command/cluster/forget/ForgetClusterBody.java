package dev.fleetledger.command.cluster.forget;

import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

/**
 * @param name   the cluster's name again
 * @param reason required, which the handler checks
 */
record ForgetClusterBody(@NotEmpty(message = "{missing.text}") String name, @Nullable @ReasonText String reason) {}
