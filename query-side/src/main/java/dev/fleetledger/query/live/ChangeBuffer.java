package dev.fleetledger.query.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.query.projection.change.LiveObject;

/**
 * Changes that wait for one listener, of each object the newest one only. When there are too many, none is kept: the listener reads them
 * from the table, at its own pace. One that takes nothing for long is let go.
 */
final class ChangeBuffer {

    /**
     * What a listener has to be told next.
     *
     * @param complete whether these are all changes after {@code after} up to {@code upTo}; otherwise all of them must be read
     */
    record Batch(List<LiveChange> changes, boolean complete, long after, long upTo) {}

    private final int capacity;
    private final long patienceNanos;
    private final Map<LiveObject.Key, LiveChange> waiting = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Number up to which changes were taken. */
    private long taken;
    /** Number up to which changes were added. */
    private long upTo;
    private boolean overflown;
    private long overflownSince;
    private @Nullable StreamEnd end;

    /** @param patience time after an overflow in which the listener must take something */
    ChangeBuffer(int capacity, Duration patience) {
        this.capacity = capacity;
        this.patienceNanos = patience.toNanos();
    }

    /** Moves to this number; changes up to it, of which the listener knows, are dropped. */
    void startAfter(long number) {
        locked(() -> {
            taken = Math.max(taken, number);
            upTo = Math.max(upTo, number);
            waiting.values().removeIf(change -> change.number() <= number);
        });
    }

    /** @param number up to which these are all changes for the listener */
    void add(List<LiveChange> changes, long number) {
        locked(() -> {
            changes.stream().filter(change -> change.number() > upTo).forEach(this::add);
            upTo = Math.max(upTo, number);
            if (overflown && System.nanoTime() - overflownSince > patienceNanos) {
                endNow(StreamEnd.SLOWNESS);
            }
            if (!changes.isEmpty()) {
                changed.signal();
            }
        });
    }

    private void add(LiveChange change) {
        if (end != null || overflown) {
            return;
        }
        LiveObject.Key key = change.object().key();
        // Moves the object to the end, because the listener goes on after the number of the last change that it has received.
        waiting.remove(key);
        waiting.put(key, change);
        if (waiting.size() > capacity) {
            waiting.clear();
            overflown = true;
            overflownSince = System.nanoTime();
        }
    }

    /** The listener has received something, though it has not taken it from here. */
    void recordProgress() {
        locked(() -> overflownSince = System.nanoTime());
    }

    /** Drops the other waiting changes. */
    void retain(Predicate<LiveChange> condition) {
        locked(() -> waiting.values().removeIf(condition.negate()));
    }

    /** Nothing is taken any more. The first reason holds. */
    void end(StreamEnd reason) {
        locked(() -> endNow(reason));
    }

    private void endNow(StreamEnd reason) {
        if (end == null) {
            end = reason;
            waiting.clear();
            changed.signal();
        }
    }

    @Nullable StreamEnd end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are changes or the stream ends, but not longer than this. */
    Batch take(Duration timeout) throws InterruptedException {
        long remaining = timeout.toNanos();
        lock.lock();
        try {
            while (waiting.isEmpty() && !overflown && end == null && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
            Batch batch = new Batch(List.copyOf(waiting.values()), !overflown, taken, upTo);
            waiting.clear();
            overflown = false;
            taken = upTo;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
