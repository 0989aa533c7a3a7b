package dev.fleetledger.query.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.settings.QuerySideProperties;

/** Opens streams of changes. */
@Component
class ChangeStreams {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStreams.class);
    /** The servlet container's timeout; streams end by themselves. */
    private static final long NO_TIMEOUT = 0;
    /** Spring Security accepts a token for this time after its expiry (JwtTimestampValidator). */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private final ChangeBroadcaster broadcaster;
    private final ChangeReader changeReader;
    private final ListenerRights listenerRights;
    private final ChangeMetrics metrics;
    private final QuerySideProperties.Changes settings;

    ChangeStreams(ChangeBroadcaster broadcaster, ChangeReader changeReader, ListenerRights listenerRights, ChangeMetrics metrics,
            QuerySideProperties sideProperties) {
        this.broadcaster = broadcaster;
        this.changeReader = changeReader;
        this.listenerRights = listenerRights;
        this.metrics = metrics;
        this.settings = sideProperties.changes();
    }

    /**
     * @param lastEventId the last id that the listener has received, if it goes on
     * @param expiry      of the reader's token; absent: it doesn't expire
     */
    SseEmitter open(ChangeFilter filter, AuthenticatedReader authenticatedReader, @Nullable String lastEventId,
            @Nullable Instant expiry) {
        SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
        ChangeListener listener = new ChangeListener(filter, authenticatedReader, new ChangeBuffer(settings.buffer(), settings.slowAfter()));
        emitter.onCompletion(() -> listener.buffer().end(StreamEnd.DISCONNECTION));
        ChangeStream stream = new ChangeStream(emitter, listener, changeReader, settings.keepAlive(),
                expiry == null ? Instant.MAX : expiry.plus(CLOCK_SKEW));
        ChangeCursor start = broadcaster.subscribe(listener);
        Thread.ofVirtual().name("change-stream").start(() -> write(stream, listener, start, lastEventId));
        return emitter;
    }

    private void write(ChangeStream stream, ChangeListener listener, ChangeCursor start, @Nullable String lastEventId) {
        try {
            // They may have ended between the request and the subscription.
            listenerRights.refresh(List.of(listener));
            stream.write(start, lastEventId);
            metrics.countEnd(Objects.requireNonNull(listener.buffer().end()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("A stream of changes has failed: {}", e.toString());
        } finally {
            broadcaster.unsubscribe(listener);
        }
    }
}
