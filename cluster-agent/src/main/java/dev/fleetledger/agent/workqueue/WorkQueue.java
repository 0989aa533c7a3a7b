package dev.fleetledger.agent.workqueue;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/** Work queue with delays. A key is queued once, with its earliest time, and never given to two workers at a time. */
public final class WorkQueue {

    /** Wakes the waiting workers one after the other after the close. */
    private static final UUID END = new UUID(0, 0);

    /** The keys of {@code queued} except the busy ones. */
    private final DelayQueue<DueKey> due = new DelayQueue<>();
    private final Map<UUID, DueKey> queued = new HashMap<>();
    private final Set<UUID> busy = new HashSet<>();
    /** Guards the two maps; nothing waits while it is held. */
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;

    private record DueKey(UUID key, long nanos) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(nanos - ((DueKey) other).nanos);
        }
    }

    public void add(UUID key, Duration delay) {
        DueKey added = new DueKey(key, System.nanoTime() + delay.toNanos());
        lock.lock();
        try {
            DueKey present = queued.get(key);
            if (present == null || added.compareTo(present) < 0) {
                queued.put(key, added);
                if (!busy.contains(key)) {
                    replace(present, added);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    public void addNow(UUID key) {
        add(key, Duration.ZERO);
    }

    /** @return the next key; nothing if none is due within this time, or after the close */
    public @Nullable UUID take(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            DueKey next = due.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (closed) {
                // For the next worker, which may be waiting.
                due.add(new DueKey(END, System.nanoTime()));
                return null;
            }
            if (next == null || claim(next)) {
                return next == null ? null : next.key();
            }
        }
    }

    public void done(UUID key) {
        lock.lock();
        try {
            busy.remove(key);
            DueKey again = queued.get(key);
            if (again != null) {
                due.add(again);
            }
        } finally {
            lock.unlock();
        }
    }

    public void close() {
        closed = true;
        due.add(new DueKey(END, System.nanoTime()));
    }

    public boolean isClosed() {
        return closed;
    }

    /** Fails if the key got an earlier time after it left the queue; another worker may already process it. */
    private boolean claim(DueKey taken) {
        lock.lock();
        try {
            boolean claimed = queued.remove(taken.key(), taken);
            if (claimed) {
                busy.add(taken.key());
            }
            return claimed;
        } finally {
            lock.unlock();
        }
    }

    private void replace(@Nullable DueKey present, DueKey added) {
        if (present != null) {
            due.remove(present);
        }
        due.add(added);
    }
}
