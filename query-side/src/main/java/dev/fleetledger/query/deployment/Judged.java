package dev.fleetledger.query.deployment;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Seen;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.judgement.status.Wanted;

/**
 * A judgement that needs no clock: what it is as long as time doesn't matter, and from when on it is stalled.
 *
 * @param stallsAt absent when waiting longer changes nothing
 */
record Judged(Judgement still, @Nullable Instant stallsAt) {

    private static final Instant LONG_AFTER = Instant.parse("9999-01-01T00:00:00Z");

    /** @param ended how the ledger says that the deployment ended, which no late report changes */
    static Judged of(Wanted wanted, @Nullable Seen seen, @Nullable Judgement ended) {
        if (ended != null) {
            return new Judged(ended, null);
        }
        Instant start = moved(wanted, seen);
        Judgement still = Judgement.of(wanted, seen, start);
        Judgement later = Judgement.of(wanted, seen, LONG_AFTER);
        return new Judged(still, later.status() == Status.STALLED ? stallsAt(start, wanted) : null);
    }

    /** A deadline beyond any clock is none. */
    private static @Nullable Instant stallsAt(Instant start, Wanted wanted) {
        return wanted.deadline().compareTo(Duration.between(start, LONG_AFTER)) < 0 ? start.plus(wanted.deadline()) : null;
    }

    private static Instant moved(Wanted wanted, @Nullable Seen seen) {
        boolean known = seen != null && wanted.isTriedBy(seen.facts().attempt());
        return known && seen != null ? seen.progressedAt() : wanted.since();
    }
}
