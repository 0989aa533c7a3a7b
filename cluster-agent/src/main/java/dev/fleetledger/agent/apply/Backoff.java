package dev.fleetledger.agent.apply;

import java.time.Duration;

/** Doubling back-off with jitter, so that a thousand agents don't retry at the same moment. */
final class Backoff {

    private static final long FIRST_MILLIS = 250;
    private static final int MOST_DOUBLINGS = 20;

    private Backoff() {}

    /**
     * @param failures consecutive failures, from 1
     * @param random   number from 0 to 1
     */
    static Duration pause(int failures, Duration most, double chance) {
        long doubled = FIRST_MILLIS << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
        long bounded = Math.min(doubled, most.toMillis());
        return Duration.ofMillis(Math.round(bounded * (0.5 + chance / 2)));
    }
}
