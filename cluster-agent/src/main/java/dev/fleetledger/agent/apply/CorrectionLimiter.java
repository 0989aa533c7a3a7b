package dev.fleetledger.agent.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits corrections, so that the agent doesn't keep overwriting the fields of another controller. After five corrections in five
 * minutes the next follows after one minute, then after two, four, up to sixteen, as long as each is reverted.
 */
final class CorrectionLimiter {

    static final Duration INITIAL_PAUSE = Duration.ofMinutes(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(16);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MAX_CORRECTIONS = 5;

    private static final class Window {

        private final Deque<Instant> corrections = new ArrayDeque<>();
        private Duration pause = Duration.ZERO;

        private synchronized boolean allows(Instant now) {
            return pause.isZero() || sinceLast(now).compareTo(pause) >= 0;
        }

        private synchronized void add(Instant now) {
            if (sinceLast(now).compareTo(WINDOW.plus(pause)) > 0) {
                // The conflict has ended.
                pause = Duration.ZERO;
            }
            corrections.removeIf(earlier -> Duration.between(earlier, now).compareTo(WINDOW) > 0);
            corrections.addLast(now);
            if (!pause.isZero()) {
                pause = pause.multipliedBy(2).compareTo(MAX_PAUSE) < 0 ? pause.multipliedBy(2) : MAX_PAUSE;
            } else if (corrections.size() >= MAX_CORRECTIONS) {
                pause = INITIAL_PAUSE;
            }
        }

        /** A clock that was set back gives no interval; the last correction then counts as long ago. */
        private Duration sinceLast(Instant now) {
            return corrections.isEmpty() || now.isBefore(corrections.getLast()) ? MAX_PAUSE.plus(WINDOW).plus(WINDOW)
                    : Duration.between(corrections.getLast(), now);
        }
    }

    private final Map<UUID, Window> windows = new ConcurrentHashMap<>();

    boolean allows(UUID workload, Instant now) {
        return window(workload).allows(now);
    }

    /** Counts successful corrections only: a failed attempt changed nothing. */
    void recordCorrection(UUID workload, Instant now) {
        window(workload).add(now);
    }

    private Window window(UUID workload) {
        return windows.computeIfAbsent(workload, id -> new Window());
    }
}
