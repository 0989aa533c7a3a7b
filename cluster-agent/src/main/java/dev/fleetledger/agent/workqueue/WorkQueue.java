package dev.fleetledger.agent.workqueue;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Work queue with delays. A key is queued once, with its earliest time, and never given to two workers at a time. */
public final class WorkQueue {

    private final Map<UUID, Long> due = new HashMap<>();
    private final Set<UUID> busy = new HashSet<>();
    private boolean closed;

    public synchronized void add(UUID key, Duration delay) {
        due.merge(key, System.nanoTime() + delay.toNanos(), (a, b) -> a - b < 0 ? a : b);
        notifyAll();
    }

    public void addNow(UUID key) {
        add(key, Duration.ZERO);
    }

    /** @return the next key when it is due; nothing after close */
    public synchronized @Nullable UUID take() throws InterruptedException {
        while (!closed) {
            Map.@Nullable Entry<UUID, Long> next = earliest();
            long wait = next == null ? Long.MAX_VALUE : next.getValue() - System.nanoTime();
            if (next != null && wait <= 0) {
                UUID key = next.getKey();
                due.remove(key);
                busy.add(key);
                return key;
            }
            // Rounded up: otherwise the last millisecond would be spent in a busy loop.
            wait(next == null ? 0 : wait / 1_000_000 + 1);
        }
        return null;
    }

    public synchronized void done(UUID key) {
        busy.remove(key);
        notifyAll();
    }

    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private Map.@Nullable Entry<UUID, Long> earliest() {
        Map.@Nullable Entry<UUID, Long> first = null;
        for (Map.Entry<UUID, Long> entry : due.entrySet()) {
            if (!busy.contains(entry.getKey()) && (first == null || entry.getValue() - first.getValue() < 0)) {
                first = entry;
            }
        }
        return first;
    }
}
