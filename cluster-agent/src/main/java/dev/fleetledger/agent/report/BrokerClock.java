package dev.fleetledger.agent.report;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Time of the hub's broker, which decides whether answers are expired; updated with each report that the broker acknowledges.
 * The agent's own clock may be wrong.
 */
final class BrokerClock {

    private record Told(Instant at, long nanos) {}

    private volatile @Nullable Told told;

    void told(Instant at) {
        told = new Told(at, System.nanoTime());
    }

    /** @return nothing until the broker has acknowledged a report */
    @Nullable Instant now() {
        Told last = told;
        return last == null ? null : last.at.plus(Duration.ofNanos(System.nanoTime() - last.nanos));
    }
}
