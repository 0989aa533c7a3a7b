package dev.fleetledger.command.guardrail.approve;

import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

/** @param settings digest of the settings that are approved */
record ApproveSettingsBody(@NotEmpty(message = "{settings.digest}") String settings, @Nullable @ReasonText String reason) {}
