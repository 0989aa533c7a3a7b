package dev.fleetledger.query.live;

import java.util.List;
import java.util.Map;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.ReaderScope;
import dev.fleetledger.query.projection.change.LiveObject;

/** Who listens to what, with their current rights. */
final class ChangeListener {

    private final ChangeFilter filter;
    private final ChangeBuffer buffer;
    private volatile AuthenticatedReader authenticatedReader;
    private volatile ReaderScope scope;
    /** Number of the refresh that has read the current rights. */
    private long lastRefresh;

    ChangeListener(ChangeFilter filter, AuthenticatedReader authenticatedReader, ChangeBuffer buffer) {
        this.filter = filter;
        this.buffer = buffer;
        this.authenticatedReader = authenticatedReader;
        this.scope = new ReaderScope(authenticatedReader);
    }

    ChangeBuffer buffer() {
        return buffer;
    }

    ChangeFilter filter() {
        return filter;
    }

    AuthenticatedReader authenticatedReader() {
        return authenticatedReader;
    }

    boolean isToldOf(LiveChange change) {
        return filter.matches(change.object()) && change.audience().includes(scope);
    }

    /** @return whether the listener still listens */
    boolean offer(List<LiveChange> changes) {
        buffer.add(changes.stream().filter(this::isToldOf).toList(), changes.getLast().number());
        return buffer.end() == null;
    }

    /**
     * Goes on with other rights, or ends when these don't suffice. Those of an older refresh than the last one are ignored.
     *
     * @param refresh   number of the refresh, taken before it has read the rights
     * @param audiences of the objects that the filter names
     */
    synchronized void changeRights(long refresh, AuthenticatedReader newReader, ReaderScope newScope,
            Map<LiveObject.Key, Audience> audiences) {
        if (refresh < lastRefresh) {
            return;
        }
        lastRefresh = refresh;
        authenticatedReader = newReader;
        scope = newScope;
        buffer.retain(this::isToldOf);
        if (!newScope.hasRole() || filter.objects().stream()
                .anyMatch(object -> !audiences.getOrDefault(object.key(), Audience.NOBODY).includes(newScope))) {
            buffer.end(StreamEnd.LOST_RIGHT);
        }
    }
}
