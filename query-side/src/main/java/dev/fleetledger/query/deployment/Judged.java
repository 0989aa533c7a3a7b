package dev.fleetledger.query.deployment;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Seen;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.judgement.status.Wanted;

/**
 * A judgement that can be stored without a clock: the status before the deadline, and the time from which the deployment is stalled.
 *
 * @param stallsAt null when the status doesn't depend on the deadline
 */
record Judged(Judgement still, @Nullable Instant stallsAt) {

    private static final Instant LONG_AFTER = Instant.parse("9999-01-01T00:00:00Z");

    /** @param ended the final judgement if the ledger says that the deployment has ended; no late report changes it */
    static Judged of(Wanted wanted, @Nullable Seen seen, @Nullable Judgement ended) {
        if (ended != null) {
            return new Judged(ended, null);
        }
        Instant start = moved(wanted, seen);
        Judgement still = Judgement.of(wanted, seen, start);
        Judgement later = Judgement.of(wanted, seen, LONG_AFTER);
        return new Judged(still, later.status() == Status.STALLED ? stallsAt(start, wanted) : null);
    }

    /** A deadline beyond the year 9999 is treated as none. */
    private static @Nullable Instant stallsAt(Instant start, Wanted wanted) {
        return wanted.deadline().compareTo(Duration.between(start, LONG_AFTER)) < 0 ? start.plus(wanted.deadline()) : null;
    }

    private static Instant moved(Wanted wanted, @Nullable Seen seen) {
        boolean known = seen != null && wanted.isTriedBy(seen.facts().attempt());
        return known && seen != null ? seen.progressedAt() : wanted.since();
    }
}
