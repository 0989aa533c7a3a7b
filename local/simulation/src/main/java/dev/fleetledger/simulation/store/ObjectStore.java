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
 * All objects of one cluster. Stored trees are immutable: a change stores a new tree, so readers need no lock for the objects they
 * have obtained.
 */
public final class ObjectStore implements AutoCloseable {
    private static final int REMEMBERED_CHANGES = 2000;

    private final ReentrantLock lock = new ReentrantLock();
    private final ObjectIndex objects = new ObjectIndex();
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

    /** Runs reads and writes of several objects atomically. */
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

    /** Returns objects sorted by namespace and name; an empty namespace means all. */
    public List<ObjectNode> list(Kind kind, String namespace) {
        return inOneStep(() -> objects.list(kind, namespace));
    }

    /** Takes ownership of the tree and writes the resourceVersion into it. */
    public ObjectNode put(Kind kind, ObjectNode object) {
        return inOneStep(() -> {
            revision++;
            Meta.of(object).put("resourceVersion", Long.toString(revision));
            TreeInterner.share(object);
            departures += Meta.isDeleting(object) ? 1 : 0;
            ObjectNode before = objects.put(kind, object);
            record(new StoredChange(revision, kind, before, object));
            return object;
        });
    }

    public void remove(Kind kind, ObjectNode object) {
        inOneStep(() -> {
            ObjectNode before = objects.remove(kind, ObjectIndex.key(object));
            if (before != null) {
                revision++;
                departures++;
                record(new StoredChange(revision, kind, before, null));
            }
            return before;
        });
    }

    private void record(StoredChange storedChange) {
        if (persistence != null) {
            persistence.keep(storedChange, objects);
        }
        history.append(storedChange);
        afterChange.run();
    }

    public long revision() {
        return inOneStep(() -> revision);
    }

    /** Counts objects that were deleted or marked for deletion. */
    public long departures() {
        return inOneStep(() -> departures);
    }

    /** Drops changes older than the given time; a watch that would resume before them gets {@code Expired}. */
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

    public List<StoredChange> changesAfter(long since, Kind kind, Duration patience) throws InterruptedException {
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
