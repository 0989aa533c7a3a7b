package dev.fleetledger.liveness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Tracks whether a process's tasks still run. Each task states by when its next heartbeat is due; a task that hangs or died of an
 * uncaught error is overdue. Only what a restart can fix counts: an unavailable server doesn't, because each request to it, answered
 * or not, is a heartbeat of the task that waits for it.
 */
public final class LivenessMonitor implements WatchdogTarget {

    private final Map<String, Long> deadlines = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable Run> current = new ThreadLocal<>();
    private final LongSupplier nanos;

    private record Run(String name, Duration maxPause) {}

    public LivenessMonitor() {
        this(System::nanoTime);
    }

    public LivenessMonitor(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The current thread executes this task from now on. A heartbeat is due within {@code maxPause}, and so after each heartbeat. */
    public void begin(String name, Duration maxPause) {
        current.set(new Run(name, maxPause));
        expectWithin(name, maxPause);
    }

    /** Heartbeat of the task that the current thread executes, if it is one of these. */
    public void signal() {
        Run run = current.get();
        if (run != null) {
            expectWithin(run.name(), run.maxPause());
        }
    }

    /** The task waits for its next run; its next heartbeat is due within this time. */
    public void expectWithin(String name, Duration timeout) {
        deadlines.put(name, nanos.getAsLong() + timeout.toNanos());
    }

    /** The task has ended: no heartbeat of it is due. */
    public void end(String name) {
        deadlines.remove(name);
    }

    @Override
    public void postponeDeadlines(Duration time) {
        deadlines.replaceAll((name, deadline) -> deadline + time.toNanos());
    }

    /** @return names of the tasks whose heartbeat is overdue */
    @Override
    public List<String> stuck() {
        long now = nanos.getAsLong();
        return deadlines.entrySet().stream().filter(entry -> now - entry.getValue() > 0).map(Map.Entry::getKey).sorted().toList();
    }
}
