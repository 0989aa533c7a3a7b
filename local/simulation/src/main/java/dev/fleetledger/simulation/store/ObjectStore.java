package dev.fleetledger.simulation.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;

/**
 * All objects of one cluster. What lies here is never changed in place: a change puts a new tree, so readers need no lock for
 * what they hold.
 */
public final class ObjectStore implements AutoCloseable {
    private static final int REMEMBERED_CHANGES = 2000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Shelves objects = new Shelves();
    private final History history = new History(REMEMBERED_CHANGES, lock);
    private final @Nullable Persistence persistence;
    private Runnable afterChange = () -> { };
    private long revision = 1;
    private long departures = 1;

    public ObjectStore(@Nullable Path journal) {
        this.persistence = journal == null ? null : new Persistence(journal);
        if (persistence != null) {
            revision = Math.max(revision, persistence.load(this::restore));
            persistence.restart(revision, objects);
        }
        history.startAt(revision);
    }

    private void restore(Kind kind, String key, @Nullable ObjectNode object) {
        if (object == null) {
            objects.remove(kind, key);
        } else {
            objects.put(kind, object);
        }
    }

    public void afterChange(Runnable call) {
        afterChange = call;
    }

    /** Reads and writes of several objects as one step. */
    public <T> T inOneStep(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    public Optional<ObjectNode> find(Kind kind, String namespace, String name) {
        return inOneStep(() -> objects.find(kind, namespace, name));
    }

    /** Sorted by namespace and name; all namespaces where it is empty. */
    public List<ObjectNode> list(Kind kind, String namespace) {
        return inOneStep(() -> objects.list(kind, namespace));
    }

    /** The tree belongs to the store from here on; its resourceVersion is written into it. */
    public ObjectNode put(Kind kind, ObjectNode object) {
        return inOneStep(() -> {
            revision++;
            Meta.of(object).put("resourceVersion", Long.toString(revision));
            Sharing.share(object);
            departures += Meta.isDeleting(object) ? 1 : 0;
            ObjectNode before = objects.put(kind, object);
            record(new Change(revision, kind, before, object));
            return object;
        });
    }

    public void remove(Kind kind, ObjectNode object) {
        inOneStep(() -> {
            ObjectNode before = objects.remove(kind, Shelves.key(object));
            if (before != null) {
                revision++;
                departures++;
                record(new Change(revision, kind, before, null));
            }
            return before;
        });
    }

    private void record(Change change) {
        if (persistence != null) {
            persistence.keep(change, objects);
        }
        history.append(change);
        afterChange.run();
    }

    public long revision() {
        return inOneStep(() -> revision);
    }

    /** Counts objects that went or are about to. */
    public long departures() {
        return inOneStep(() -> departures);
    }

    /** Drops what a watch of a connected client will not ask for any more. */
    public void forgetChangesBefore(long time) {
        inOneStep(() -> {
            history.forgetBefore(time);
            return true;
        });
    }

    public boolean hasForgotten(long since) {
        return inOneStep(() -> history.hasForgotten(since));
    }

    public long oldestKnown() {
        return inOneStep(history::forgotten);
    }

    public List<Change> changesAfter(long since, Kind kind, Duration patience) throws InterruptedException {
        return history.after(since, kind, patience);
    }

    public void wakeWatchers() {
        inOneStep(() -> {
            history.wakeAll();
            return true;
        });
    }

    @Override
    public void close() {
        if (persistence != null) {
            persistence.close();
        }
    }
}
