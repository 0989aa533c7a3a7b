package dev.fleetledger.query.live;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.problem.UnavailableException;
import dev.fleetledger.query.projection.change.ChangeTable;
import dev.fleetledger.query.settings.QuerySideProperties;

/** The listeners of this instance. New changes are read once for all of them. */
@Component
class ChangeBroadcaster {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final ChangeTable table;
    private final ChangeReader changeReader;
    private final ListenerRights listenerRights;
    private final ChangeMetrics metrics;
    private final int maxListeners;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<ChangeListener> listeners = new HashSet<>();
    /** Up to where changes have been offered to the listeners. */
    private ChangeTable.@Nullable Head head;
    private boolean closed;

    ChangeBroadcaster(ChangeTable table, ChangeReader changeReader, ListenerRights listenerRights, ChangeMetrics metrics,
            QuerySideProperties sideProperties) {
        this.table = table;
        this.changeReader = changeReader;
        this.listenerRights = listenerRights;
        this.metrics = metrics;
        this.maxListeners = sideProperties.changes().listeners();
        metrics.countListeners(() -> listeners().size());
    }

    /**
     * Adds a listener. It is offered every change after the returned one.
     *
     * @throws UnavailableException when there are too many listeners
     */
    ChangeCursor subscribe(ChangeListener listener) {
        lock.lock();
        try {
            if (head == null || closed) {
                throw new UnavailableException("ChangesUnavailable", "Changes can't be read at this moment.",
                        "Try again after Retry-After.", RETRY_AFTER);
            }
            if (!hasRoomFor(listener)) {
                throw new UnavailableException("TooManyListeners", "As many listeners as this instance serves are connected.",
                        "Close streams that you don't need, or try again after Retry-After.", RETRY_AFTER);
            }
            listeners.add(listener);
            listener.buffer().startAfter(head.number());
            return new ChangeCursor(head.views(), head.number());
        } finally {
            lock.unlock();
        }
    }

    /** The second half of the room is for each person's first stream, so that nobody takes all of it. */
    private boolean hasRoomFor(ChangeListener listener) {
        String person = listener.authenticatedReader().subject();
        return listeners.size() < maxListeners && (listeners.size() < maxListeners / 2
                || listeners.stream().noneMatch(other -> other.authenticatedReader().subject().equals(person)));
    }

    void unsubscribe(ChangeListener listener) {
        lock.lock();
        try {
            listeners.remove(listener);
        } finally {
            lock.unlock();
        }
    }

    /** Ends all streams; no more are opened. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        listeners().forEach(listener -> listener.buffer().end(StreamEnd.SHUTDOWN));
    }

    private List<ChangeListener> listeners() {
        lock.lock();
        try {
            return List.copyOf(listeners);
        } finally {
            lock.unlock();
        }
    }

    /** Offers what has been recorded since the last call. It must run on one thread at a time. */
    void publish() {
        ChangeTable.Head last = head;
        if (last == null || listeners().isEmpty()) {
            skipTo(table.head());
            return;
        }
        Optional<List<LiveChange>> changes = changeReader.readAfter(last.views(), last.number());
        while (changes.isPresent() && !changes.get().isEmpty()) {
            publish(last.views(), changes.get());
            changes = changeReader.readAfter(last.views(), changes.get().getLast().number());
        }
        if (changes.isEmpty()) {
            endAll(table.head());
        }
    }

    private void publish(UUID views, List<LiveChange> changes) {
        if (changes.stream().anyMatch(change -> change.object().changesRights())) {
            listenerRights.refresh(listeners());
        }
        lock.lock();
        try {
            listeners.removeIf(listener -> !listener.offer(changes));
            head = new ChangeTable.Head(views, changes.getLast().number());
        } finally {
            lock.unlock();
        }
        metrics.recordDelay(changes.getFirst().madeAt());
    }

    /** Ends all streams after changes were deleted unread: with their cursors the listeners learn that they must read anew. */
    private void endAll(ChangeTable.Head newest) {
        lock.lock();
        try {
            listeners.forEach(listener -> listener.buffer().end(StreamEnd.SLOWNESS));
            listeners.clear();
            head = newest;
        } finally {
            lock.unlock();
        }
    }

    /** Without listeners nothing need be read. */
    private void skipTo(ChangeTable.Head newest) {
        lock.lock();
        try {
            if (listeners.isEmpty()) {
                head = newest;
            }
        } finally {
            lock.unlock();
        }
    }
}
