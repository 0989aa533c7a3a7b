package dev.fleetledger.command.undo;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

/** @param preview whether only to tell what would be done; required, so that nobody changes anything by leaving it out */
record UndoBody(@NotNull(message = "{undo.preview.missing}") Boolean preview, @Nullable @ReasonText String reason) {}
