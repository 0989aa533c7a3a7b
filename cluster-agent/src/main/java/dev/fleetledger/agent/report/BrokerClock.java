package dev.fleetledger.agent.report;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Time of the hub's broker, which decides whether answers are expired; updated with each report that the broker acknowledges.
 * The agent's own clock may be wrong.
 */
final class BrokerClock {

    private record Sync(Instant at, long nanos) {}

    private volatile @Nullable Sync sync;

    void sync(Instant at) {
        sync = new Sync(at, System.nanoTime());
    }

    /** @return nothing until the broker has acknowledged a report */
    @Nullable Instant now() {
        Sync last = sync;
        return last == null ? null : last.at.plus(Duration.ofNanos(System.nanoTime() - last.nanos));
    }
}
