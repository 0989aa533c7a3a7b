package dev.fleetledger.simulation.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import dev.fleetledger.simulation.kinds.Kind;

/** The most recent changes, from which a watch can resume. A real server keeps some minutes of them. */
final class History {
    private final int length;
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private final ReentrantLock lock;
    private final Condition grown;
    /** Changes up to this revision are no longer kept. */
    private long forgotten;

    History(int length, ReentrantLock lock) {
        this.length = length;
        this.lock = lock;
        this.grown = lock.newCondition();
    }

    void startAt(long revision) {
        forgotten = revision;
    }

    void append(Change change) {
        changes.addLast(change);
        if (changes.size() > length) {
            forgotten = changes.removeFirst().revision();
        }
        grown.signalAll();
    }

    void forgetBefore(long nanos) {
        while (!changes.isEmpty() && changes.getFirst().nanos() - nanos < 0) {
            forgotten = changes.removeFirst().revision();
        }
    }

    boolean hasForgotten(long revision) {
        return revision < forgotten;
    }

    long forgotten() {
        return forgotten;
    }

    void wakeAll() {
        grown.signalAll();
    }

    /** Returns changes of the kind after the revision; waits at most the given time for one. */
    List<Change> after(long revision, Kind kind, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            List<Change> found = collect(revision, kind);
            if (found.isEmpty()) {
                grown.awaitNanos(patience.toNanos());
                found = collect(revision, kind);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private List<Change> collect(long revision, Kind kind) {
        List<Change> found = new ArrayList<>();
        var newestFirst = changes.descendingIterator();
        while (newestFirst.hasNext()) {
            Change change = newestFirst.next();
            if (change.revision() <= revision) {
                break;
            }
            if (change.kind().equals(kind)) {
                found.add(change);
            }
        }
        return found.reversed();
    }
}
