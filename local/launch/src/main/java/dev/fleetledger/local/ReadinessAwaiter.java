package dev.fleetledger.local;

import java.net.URI;
import java.time.Duration;

import dev.fleetledger.local.hub.HttpCalls;

/** Waits until an address responds with a success status. */
final class ReadinessAwaiter {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    static final String OF_SPRING = "/actuator/health/readiness";

    private ReadinessAwaiter() {}

    static void await(String name, URI address) {
        await(name, address, PATIENCE);
    }

    static void await(String name, URI address, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!HttpCalls.isReady(address)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(name + " is not ready after " + patience.toMinutes() + " minutes: " + address);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
