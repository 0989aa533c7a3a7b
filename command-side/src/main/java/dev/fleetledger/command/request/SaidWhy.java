package dev.fleetledger.command.request;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.Problem.Finding;

/** Guard rail: an act that cannot be undone requires a reason. */
public final class SaidWhy {

    private SaidWhy() {}

    /** @throws Problem 422 when the reason is missing */
    public static void mustBe(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Problem.of(422, "ReasonIsMissing", "This can't be taken back, and needs a reason.", "Say why, in the field reason.")
                    .with("violations", List.of(new Finding(null, "/reason", "ReasonIsMissing", "This is missing.", "Say why.")));
        }
    }
}
