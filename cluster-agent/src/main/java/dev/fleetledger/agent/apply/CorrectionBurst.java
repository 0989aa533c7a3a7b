package dev.fleetledger.agent.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts.Corrections;

/** Corrections of one workload in close succession, and the pause that is due after the last one. */
final class CorrectionBurst {

    private static final Duration MAX_PAUSE = Duration.ofMinutes(16);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MAX_CORRECTIONS = 5;

    /** Times of the corrections in the window that ends with the last one. */
    private final Deque<Instant> corrections = new ArrayDeque<>();
    private Duration pause = Duration.ZERO;
    private Instant first = Instant.EPOCH;
    private int count;

    synchronized boolean allows(Instant now) {
        return pause.isZero() || sinceLast(now).compareTo(pause) >= 0;
    }

    synchronized void add(Instant now) {
        if (isOver(now)) {
            pause = Duration.ZERO;
            first = now;
            count = 0;
        }
        count++;
        corrections.removeIf(earlier -> Duration.between(earlier, now).compareTo(WINDOW) > 0);
        corrections.addLast(now);
        if (!pause.isZero()) {
            pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : MAX_PAUSE;
        } else if (corrections.size() >= MAX_CORRECTIONS) {
            pause = CorrectionLimiter.INITIAL_PAUSE;
        }
    }

    synchronized @Nullable Instant heldUntil() {
        return pause.isZero() ? null : seconds(corrections.getLast().plus(pause));
    }

    synchronized @Nullable Corrections corrections(Instant now) {
        return count < 2 || isOver(now) ? null : new Corrections(count, seconds(first), seconds(corrections.getLast()));
    }

    synchronized Duration untilEnd(Instant now) {
        // The end excludes its own instant.
        return isOver(now) ? Duration.ZERO : WINDOW.plus(pause).minus(sinceLast(now)).plusMillis(1);
    }

    private boolean isOver(Instant now) {
        return sinceLast(now).compareTo(WINDOW.plus(pause)) > 0;
    }

    /** A clock that was set back gives no interval; the last correction then counts as long ago. */
    private Duration sinceLast(Instant now) {
        return corrections.isEmpty() || now.isBefore(corrections.getLast()) ? MAX_PAUSE.plus(WINDOW).plus(WINDOW)
                : Duration.between(corrections.getLast(), now);
    }

    /** Short in a report. */
    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
