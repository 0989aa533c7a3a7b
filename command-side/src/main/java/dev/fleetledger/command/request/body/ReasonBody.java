package dev.fleetledger.command.request.body;

import org.jspecify.annotations.Nullable;

/** Body of a command that may be told a reason and nothing else. */
public record ReasonBody(@Nullable @ReasonText String reason) {}
