package dev.fleetledger.local;

import java.net.URI;
import java.time.Duration;

import dev.fleetledger.local.hub.HttpCalls;

/** Waits until an address responds with a success status. */
final class ReadinessAwaiter {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration INTERVAL = Duration.ofMillis(100);

    static final String SPRING_READINESS_PATH = "/actuator/health/readiness";

    private ReadinessAwaiter() {}

    static void await(String name, URI address) {
        await(name, address, TIMEOUT);
    }

    static void await(String name, URI address, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!HttpCalls.isReady(address)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " is not ready after " + timeout.toMinutes() + " minutes: " + address);
            }
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
