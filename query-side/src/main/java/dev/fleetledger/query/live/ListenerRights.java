package dev.fleetledger.query.live;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.AuthenticatedReaderFactory;
import dev.fleetledger.query.access.ReaderScope;
import dev.fleetledger.query.projection.change.LiveObject;

/** Reads the rights of listeners anew, once for all of them. */
@Component
class ListenerRights {

    private final AuthenticatedReaderFactory readerFactory;
    private final AudienceQueries audienceQueries;
    private final AtomicLong lastRefresh = new AtomicLong();

    ListenerRights(AuthenticatedReaderFactory readerFactory, AudienceQueries audienceQueries) {
        this.readerFactory = readerFactory;
        this.audienceQueries = audienceQueries;
    }

    void refresh(List<ChangeListener> listeners) {
        // A new stream refreshes on its own thread, and may finish after a refresh of all that has started later.
        long refresh = lastRefresh.incrementAndGet();
        List<AuthenticatedReader> readers = readerFactory.refresh(listeners.stream().map(ChangeListener::authenticatedReader).toList());
        Map<LiveObject.Key, Audience> audiences =
                audienceQueries.find(listeners.stream().flatMap(listener -> listener.filter().objects().stream()).distinct().toList());
        Map<AuthenticatedReader, ReaderScope> scopes = new IdentityHashMap<>();
        for (int i = 0; i < listeners.size(); i++) {
            AuthenticatedReader reader = readers.get(i);
            listeners.get(i).changeRights(refresh, reader, scopes.computeIfAbsent(reader, ReaderScope::new), audiences);
        }
    }
}
