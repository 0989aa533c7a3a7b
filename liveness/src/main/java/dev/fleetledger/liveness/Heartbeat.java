package dev.fleetledger.liveness;

import java.time.Duration;

/** Heartbeat of one task. The first one starts the monitoring; after each, the next one is due within {@code maxPause}. */
public record Heartbeat(LivenessMonitor livenessMonitor, String task, Duration maxPause) {

    public void signal() {
        livenessMonitor.expectWithin(task, maxPause);
    }
}
