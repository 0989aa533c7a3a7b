package dev.fleetledger.agent.promise;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition and, on a timeout, fails with the actual state. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration VERY_LONG = Duration.ofMinutes(20);

    private Waiting() {}

    static void until(String what, BooleanSupplier holds) {
        until(what, () -> holds.getAsBoolean() ? what : null, () -> "the condition does not hold");
    }

    /** Waits up to 20 minutes. Measurements need this because thousands of pods take minutes to start. */
    static void patiently(String what, BooleanSupplier holds) {
        until(VERY_LONG, what, () -> holds.getAsBoolean() ? what : null, () -> "the condition does not hold");
    }

    static <T> T until(String what, Supplier<T> look, Supplier<String> instead) {
        return until(LONGEST, what, look, instead);
    }

    private static <T> T until(Duration longest, String what, Supplier<T> look, Supplier<String> instead) {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end) {
            T found = look.get();
            if (found != null) {
                return found;
            }
            sleep(Duration.ofMillis(20));
        }
        throw new AssertionError("Timed out waiting for: " + what + ". Actual state: " + instead.get());
    }

    /** Pauses a test that verifies that something does not happen. */
    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
