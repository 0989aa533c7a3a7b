package dev.fleetledger.simulation.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import dev.fleetledger.simulation.kinds.Kind;

/** The most recent changes, from which a watch can resume. A real server keeps some minutes of them. */
final class History {
    private final int length;
    private final ArrayDeque<StoredChange> changes = new ArrayDeque<>();
    private final ReentrantLock lock;
    private final Condition appended;
    /** Changes up to this revision are no longer kept. */
    private long droppedRevision;

    History(int length, ReentrantLock lock) {
        this.length = length;
        this.lock = lock;
        this.appended = lock.newCondition();
    }

    void startAt(long revision) {
        droppedRevision = revision;
    }

    void append(StoredChange storedChange) {
        changes.addLast(storedChange);
        if (changes.size() > length) {
            droppedRevision = changes.removeFirst().revision();
        }
        appended.signalAll();
    }

    void dropBefore(long nanos) {
        while (!changes.isEmpty() && changes.getFirst().nanos() - nanos < 0) {
            droppedRevision = changes.removeFirst().revision();
        }
    }

    boolean isExpired(long revision) {
        return revision < droppedRevision;
    }

    long droppedRevision() {
        return droppedRevision;
    }

    void wakeAll() {
        appended.signalAll();
    }

    /** Returns changes of the kind after the revision; waits at most the given time for one. Empty if some are no longer kept. */
    Optional<List<StoredChange>> awaitChanges(long revision, Kind kind, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            Optional<List<StoredChange>> found = since(revision, kind);
            if (found.isEmpty() || !found.get().isEmpty()) {
                return found;
            }
            appended.awaitNanos(timeout.toNanos());
            return since(revision, kind);
        } finally {
            lock.unlock();
        }
    }

    /** Returns changes of the kind after the revision, the oldest first; empty if some are no longer kept. */
    Optional<List<StoredChange>> since(long revision, Kind kind) {
        if (isExpired(revision)) {
            return Optional.empty();
        }
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
        return Optional.of(found.reversed());
    }
}
