package dev.fleetledger.command.request;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.response.ProblemException.ViolationResponse;

/** Guard rail: an act that cannot be undone requires a reason. */
public final class RequiredReason {

    private RequiredReason() {}

    /** @throws ProblemException 422 when the reason is missing */
    public static void require(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw ProblemException.of(422, "ReasonIsMissing", "This can't be taken back, and needs a reason.",
                    "Say why, in the field reason.")
                    .with("violations", List.of(new ViolationResponse(null, "/reason", "ReasonIsMissing", "This is missing.", "Say why.")));
        }
    }
}
