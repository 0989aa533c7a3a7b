package dev.fleetledger.agent.apply;

import java.time.Duration;

/** Doubling back-off with jitter, so that a thousand agents don't retry at the same moment. */
final class Backoff {

    private static final long INITIAL_MILLIS = 250;
    private static final int MAX_DOUBLINGS = 20;

    private Backoff() {}

    /**
     * @param failures consecutive failures, from 1
     * @param random   number from 0 to 1
     */
    static Duration pause(int failures, Duration max, double random) {
        long doubled = INITIAL_MILLIS << Math.min(Math.max(failures, 1) - 1, MAX_DOUBLINGS);
        long bounded = Math.min(doubled, max.toMillis());
        return Duration.ofMillis(Math.round(bounded * (0.5 + random / 2)));
    }
}
