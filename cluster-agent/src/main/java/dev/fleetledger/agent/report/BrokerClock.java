package dev.fleetledger.agent.report;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What time it is at the hub's broker, which is the clock that answers are judged by: each report that it took in tells. The agent's own
 * clock may be wrong.
 */
final class BrokerClock {

    private record Told(Instant at, long nanos) {}

    private volatile @Nullable Told told;

    void told(Instant at) {
        told = new Told(at, System.nanoTime());
    }

    /** @return nothing as long as the broker took in no report */
    @Nullable Instant now() {
        Told last = told;
        return last == null ? null : last.at.plus(Duration.ofNanos(System.nanoTime() - last.nanos));
    }
}
