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
    private static final int MAX_CHANGES = 2000;

    private final ReentrantLock lock = new ReentrantLock();
    private final ObjectIndex objects = new ObjectIndex();
    private final History history = new History(MAX_CHANGES, lock);
    private final @Nullable Persistence persistence;
    private Runnable onChange = () -> { };
    private long revision = 1;
    private long deletionCount = 1;

    public ObjectStore(@Nullable Path journal) {
        this.persistence = journal == null ? null : new Persistence(journal);
        if (persistence != null) {
            revision = Math.max(revision, persistence.load(this::restore));
            persistence.rewrite(revision, objects);
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

    public void onChange(Runnable listener) {
        onChange = listener;
    }

    /** Runs reads and writes of several objects atomically. */
    public <T> T atomically(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    public Optional<ObjectNode> find(Kind kind, String namespace, String name) {
        return atomically(() -> objects.find(kind, namespace, name));
    }

    /** Returns objects sorted by namespace and name; an empty namespace means all. */
    public List<ObjectNode> list(Kind kind, String namespace) {
        return atomically(() -> objects.list(kind, namespace));
    }

    /** Takes ownership of the tree and writes the resourceVersion into it. */
    public ObjectNode put(Kind kind, ObjectNode object) {
        return atomically(() -> {
            revision++;
            Meta.of(object).put("resourceVersion", Long.toString(revision));
            TreeInterner.internSubtrees(object);
            deletionCount += Meta.isDeleting(object) ? 1 : 0;
            ObjectNode before = objects.put(kind, object);
            record(new StoredChange(revision, kind, before, object));
            return object;
        });
    }

    public void remove(Kind kind, ObjectNode object) {
        atomically(() -> {
            ObjectNode before = objects.remove(kind, ObjectIndex.key(object));
            if (before != null) {
                revision++;
                deletionCount++;
                record(new StoredChange(revision, kind, before, null));
            }
            return before;
        });
    }

    private void record(StoredChange storedChange) {
        if (persistence != null) {
            persistence.append(storedChange, objects);
        }
        history.append(storedChange);
        onChange.run();
    }

    public long revision() {
        return atomically(() -> revision);
    }

    /** Counts objects that were deleted or marked for deletion. */
    public long deletionCount() {
        return atomically(() -> deletionCount);
    }

    /** Drops changes older than the given time; a watch that would resume before them gets {@code Expired}. */
    public void dropChangesBefore(long time) {
        atomically(() -> {
            history.dropBefore(time);
            return true;
        });
    }

    /** Returns objects as they were at the revision, sorted like those of {@link #list}; empty if the changes since are no longer kept. */
    public Optional<List<ObjectNode>> listAt(long past, Kind kind, String namespace) {
        return atomically(() -> history.since(past, kind).map(changes -> objects.listBefore(changes, kind, namespace)));
    }

    public boolean isExpired(long since) {
        return atomically(() -> history.isExpired(since));
    }

    public long oldestKnown() {
        return atomically(history::droppedRevision);
    }

    /** Returns changes of the kind, or after the timeout none; empty if some are no longer kept. */
    public Optional<List<StoredChange>> awaitChanges(long since, Kind kind, Duration timeout) throws InterruptedException {
        return history.awaitChanges(since, kind, timeout);
    }

    public void wakeWatchers() {
        atomically(() -> {
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
