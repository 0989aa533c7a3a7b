package dev.fleetledger.query.deployment;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.judgement.status.WantedState;

/**
 * A judgement that can be stored without a clock: the status before the deadline, and the time from which the deployment is stalled.
 *
 * @param stallsAt null when the status doesn't depend on the deadline
 */
record StoredJudgement(Judgement judgement, @Nullable Instant stallsAt) {

    private static final Instant FAR_FUTURE = Instant.parse("9999-01-01T00:00:00Z");

    /** @param ended the final judgement if the ledger says that the deployment has ended; no late report changes it */
    static StoredJudgement of(WantedState wantedState, @Nullable Observation observation, @Nullable Judgement ended) {
        if (ended != null) {
            return new StoredJudgement(ended, null);
        }
        Instant start = lastProgress(wantedState, observation);
        Judgement current = Judgement.of(wantedState, observation, start);
        Judgement afterDeadline = Judgement.of(wantedState, observation, FAR_FUTURE);
        return new StoredJudgement(current, afterDeadline.status() == Status.STALLED ? stallsAt(start, wantedState) : null);
    }

    /** A deadline beyond the year 9999 is treated as none. */
    private static @Nullable Instant stallsAt(Instant start, WantedState wantedState) {
        return wantedState.deadline().compareTo(Duration.between(start, FAR_FUTURE)) < 0 ? start.plus(wantedState.deadline()) : null;
    }

    private static Instant lastProgress(WantedState wantedState, @Nullable Observation observation) {
        boolean isAttempted = observation != null && wantedState.isAttemptedBy(observation.facts().attempt());
        return isAttempted && observation != null ? observation.progressedAt() : wantedState.since();
    }
}
