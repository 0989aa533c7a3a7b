package dev.fleetledger.agent.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the agent from fighting another controller over the same fields: after so many corrections it only reports for a while. */
final class Brake {

    static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MOST = 5;

    private final Map<UUID, Deque<Instant>> corrections = new ConcurrentHashMap<>();

    boolean allows(UUID workload, Instant now) {
        Deque<Instant> times = times(workload);
        synchronized (times) {
            while (!times.isEmpty() && Duration.between(times.getFirst(), now).compareTo(WINDOW) > 0) {
                times.removeFirst();
            }
            return times.size() < MOST;
        }
    }

    /** Only what came about counts: a try that failed fights nobody. */
    void corrected(UUID workload, Instant now) {
        Deque<Instant> times = times(workload);
        synchronized (times) {
            times.addLast(now);
        }
    }

    private Deque<Instant> times(UUID workload) {
        return corrections.computeIfAbsent(workload, first -> new ArrayDeque<>());
    }
}
