package dev.fleetledger.agent.apply;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.MessageLimit;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/**
 * Result of one attempt.
 *
 * @param retryWithin longest delay before the next attempt; absent if none is needed
 * @param drift       what somebody else had changed
 * @param driftOver   whether the drift is over, so that it is reported once
 */
public record ApplyResult(AttemptResult result, @Nullable String code, @Nullable String message, @Nullable Duration retryWithin,
        @Nullable Drift drift, boolean driftOver) {

    static ApplyResult success(AttemptResult result) {
        return new ApplyResult(result, null, null, null, null, false);
    }

    static ApplyResult failure(AttemptResult result, String code, String message, @Nullable Duration retryWithin) {
        return new ApplyResult(result, code, MessageLimit.truncate(message), retryWithin, null, false);
    }

    ApplyResult withRetryWithin(Duration delay) {
        return new ApplyResult(result, code, message, delay, drift, driftOver);
    }

    /** Combines the results of two successfully applied objects, including the drift of both. */
    ApplyResult mergedWith(ApplyResult next) {
        Drift merged = drift == null ? next.drift : next.drift == null ? drift : DriftDetector.merge(drift, next.drift);
        Duration sooner = retryWithin == null || next.retryWithin != null && next.retryWithin.compareTo(retryWithin) < 0 ? next.retryWithin
                : retryWithin;
        return new ApplyResult(result, code, message, sooner, merged, drift == null ? next.driftOver : driftOver
                && (next.drift == null || next.driftOver));
    }

    /** @param corrected whether the agent has reverted it */
    ApplyResult withDrift(Drift newDrift, boolean corrected) {
        return new ApplyResult(result, code, message, retryWithin, newDrift.withCorrected(corrected), corrected);
    }

    /** The agent leaves what somebody else changed as it is, and doesn't report it again. */
    ApplyResult withDriftToldOnce(Drift told) {
        return new ApplyResult(result, code, message, retryWithin, told.withCorrected(false), true);
    }
}
