package dev.fleetledger.command.fleet;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.IrreversibleAct;
import dev.fleetledger.problem.ProblemViolation;
import dev.fleetledger.problem.RuleViolationException;

/** The reason of an act that cannot be undone. */
final class RequiredReason {

    private RequiredReason() {}

    /** @throws RuleViolationException when the reason is missing */
    static void require(IrreversibleAct act, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new RuleViolationException("ReasonIsMissing", "This can't be undone, so it needs a reason. " + act.consequence(),
                    "Send \"reason\" in the body, and say in it why this is done.",
                    List.of(new ProblemViolation(null, "/reason", "ReasonIsMissing", "The reason is missing.", "Say why this is done.")));
        }
    }
}
