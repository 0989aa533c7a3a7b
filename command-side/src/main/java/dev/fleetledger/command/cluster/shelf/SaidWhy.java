package dev.fleetledger.command.cluster.shelf;

import java.util.List;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.Problem.Finding;
import dev.fleetledger.command.request.Body;

/** A guard rail: what can't be taken back is done for a reason that is told. */
public final class SaidWhy {

    private SaidWhy() {}

    /** @throws Problem 422 when it says none */
    public static String in(Body body) {
        String reason = body.reason();
        if (reason == null || reason.isBlank()) {
            throw Problem.of(422, "ReasonIsMissing", "This can't be taken back, and needs a reason.", "Say why, in the field reason.")
                    .with("violations", List.of(new Finding(null, "/reason", "ReasonIsMissing", "This is missing.", "Say why.")));
        }
        return reason;
    }
}
