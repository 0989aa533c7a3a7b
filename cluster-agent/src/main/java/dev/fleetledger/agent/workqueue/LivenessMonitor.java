package dev.fleetledger.agent.workqueue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tracks whether an agent's periodic tasks still run. Each task states by when its next heartbeat is due; a task that hangs or
 * died of an uncaught error is overdue. Only what a restart can fix counts: an unavailable cluster or hub doesn't.
 */
public final class LivenessMonitor {

    private final Map<String, Long> deadlines = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    public LivenessMonitor() {
        this(System::nanoTime);
    }

    LivenessMonitor(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Records a heartbeat; the next one is due within {@code timeout}. */
    public void expectWithin(String name, Duration timeout) {
        deadlines.put(name, nanos.getAsLong() + timeout.toNanos());
    }

    /** The task has nothing to do until it is called, so no heartbeat is due. */
    public void suspend(String name) {
        deadlines.remove(name);
    }

    /** @return names of the tasks whose heartbeat is overdue */
    public List<String> overdue() {
        long now = nanos.getAsLong();
        return deadlines.entrySet().stream().filter(entry -> now - entry.getValue() > 0).map(Map.Entry::getKey).sorted().toList();
    }
}
