package dev.fleetledger.agent.scenario;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition and, on a timeout, fails with the actual state. */
final class Wait {

    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final Duration LONG_TIMEOUT = Duration.ofMinutes(20);

    private Wait() {}

    static void until(String what, BooleanSupplier condition) {
        until(what, () -> condition.getAsBoolean() ? what : null, () -> "the condition does not hold");
    }

    /** Waits up to 20 minutes. Measurements need this because thousands of pods take minutes to start. */
    static void untilSlowly(String what, BooleanSupplier condition) {
        until(LONG_TIMEOUT, what, () -> condition.getAsBoolean() ? what : null, () -> "the condition does not hold");
    }

    static <T> T until(String what, Supplier<T> probe, Supplier<String> actual) {
        return until(TIMEOUT, what, probe, actual);
    }

    private static <T> T until(Duration timeout, String what, Supplier<T> probe, Supplier<String> actual) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            T value = probe.get();
            if (value != null) {
                return value;
            }
            sleep(Duration.ofMillis(20));
        }
        throw new AssertionError("Timed out waiting for: " + what + ". Actual state: " + actual.get());
    }

    /** Pauses between two polls, or for the duration of a fault. A test that something does not happen waits for a sentinel instead. */
    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
