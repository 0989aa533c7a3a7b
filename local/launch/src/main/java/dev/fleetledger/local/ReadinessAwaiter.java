package dev.fleetledger.local;

import java.net.URI;
import java.time.Duration;

import dev.fleetledger.local.hub.HttpCalls;

/** Waits until an address responds with a success status. */
final class ReadinessAwaiter {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration INTERVAL = Duration.ofMillis(100);

    static final String SPRING_READINESS_PATH = "/actuator/health/readiness";
    /** Group of the command side that is up also while its hub stands still after a restore, which somebody accepts by a request. */
    static final String SERVING_PATH = "/actuator/health/serving";
    static final String LIVENESS_PATH = "/actuator/health/liveness";

    /** The timeout has passed. */
    static final class NotReadyException extends IllegalStateException {

        private NotReadyException(String message) {
            super(message);
        }
    }

    private ReadinessAwaiter() {}

    static void await(String name, URI address) {
        await(name, address, TIMEOUT);
    }

    static void await(String name, URI address, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!HttpCalls.isReady(address)) {
            if (System.nanoTime() > deadline) {
                throw new NotReadyException(name + " is not ready after " + timeout.toSeconds() + " s: " + address);
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
