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
    private final ArrayDeque<StoredChange> changes = new ArrayDeque<>();
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

    void append(StoredChange storedChange) {
        changes.addLast(storedChange);
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
    List<StoredChange> after(long revision, Kind kind, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            List<StoredChange> found = collect(revision, kind);
            if (found.isEmpty()) {
                grown.awaitNanos(patience.toNanos());
                found = collect(revision, kind);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private List<StoredChange> collect(long revision, Kind kind) {
        List<StoredChange> found = new ArrayList<>();
        var newestFirst = changes.descendingIterator();
        while (newestFirst.hasNext()) {
            StoredChange storedChange = newestFirst.next();
            if (storedChange.revision() <= revision) {
                break;
            }
            if (storedChange.kind().equals(kind)) {
                found.add(storedChange);
            }
        }
        return found.reversed();
    }
}
