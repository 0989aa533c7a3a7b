package dev.fleetledger.command.refusal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Rate limiter: counts calls per key and minute within this instance. */
final class RateLimiter {

    private final int limit;
    private final InstantSource clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant minute = Instant.EPOCH;

    RateLimiter(int limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
    }

    synchronized boolean tryAcquire(String key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            counts.clear();
            minute = now;
        }
        return counts.merge(key, 1, Integer::sum) <= limit;
    }
}
