package dev.fleetledger.agent.apply;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/**
 * Result of one attempt.
 *
 * @param patience longest delay before the next attempt; absent if none is needed
 * @param drift    what somebody else had changed
 * @param undone   whether the drift was corrected
 */
public record Outcome(AttemptResult result, @Nullable String code, @Nullable String message, @Nullable Duration patience,
        @Nullable Drift drift, boolean undone) {

    static Outcome good(AttemptResult result) {
        return new Outcome(result, null, null, null, null, false);
    }

    static Outcome bad(AttemptResult result, String code, String message, @Nullable Duration patience) {
        return new Outcome(result, code, Bounded.message(message), patience, null, false);
    }

    Outcome lookingAgainWithin(Duration pause) {
        return new Outcome(result, code, message, pause, drift, undone);
    }

    /** Combines the results of two successfully applied objects, including the drift of both. */
    Outcome and(Outcome next) {
        Drift both = drift == null ? next.drift : next.drift == null ? drift : Difference.together(drift, next.drift);
        Duration sooner = patience == null || next.patience != null && next.patience.compareTo(patience) < 0 ? next.patience : patience;
        return new Outcome(result, code, message, sooner, both, drift == null ? next.undone : undone && (next.drift == null || next.undone));
    }

    Outcome drifted(@Nullable Drift seen, boolean corrected) {
        return new Outcome(result, code, message, patience, seen, corrected);
    }
}
