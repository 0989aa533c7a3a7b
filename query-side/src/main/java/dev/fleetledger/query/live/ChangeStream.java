package dev.fleetledger.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Writes the stream of one listener. Each has a thread of its own, so that a slow connection delays nobody else. */
final class ChangeStream {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    private final SseEmitter emitter;
    private final ChangeListener listener;
    private final ChangeReader changeReader;
    private final Duration keepAlive;
    private final Instant expiry;

    /**
     * @param keepAlive time without changes after which a comment is sent
     * @param expiry    time at which the listener's token is no longer accepted
     */
    ChangeStream(SseEmitter emitter, ChangeListener listener, ChangeReader changeReader, Duration keepAlive, Instant expiry) {
        this.emitter = emitter;
        this.listener = listener;
        this.changeReader = changeReader;
        this.keepAlive = keepAlive;
        this.expiry = expiry;
    }

    /**
     * Writes until the stream ends; the listener's buffer tells why.
     *
     * @param start       after which the listener is offered each change
     * @param lastEventId the last id that the listener has received, if it goes on
     */
    void write(ChangeCursor start, @Nullable String lastEventId) throws InterruptedException {
        try {
            if (lastEventId == null) {
                send(EventText.beginning(start));
            } else {
                resume(start, lastEventId);
            }
            StreamEnd end = writeChanges(start.views());
            if (end != StreamEnd.DISCONNECTION) {
                send(EventText.end(end));
            }
            emitter.complete();
        } catch (IOException e) {
            // The container ends the request by itself.
            LOG.debug("A listener has disconnected", e);
            listener.buffer().end(StreamEnd.DISCONNECTION);
        } catch (RuntimeException e) {
            emitter.complete();
            throw e;
        }
    }

    private void resume(ChangeCursor start, String lastEventId) throws IOException, InterruptedException {
        Optional<ChangeCursor> cursor = ChangeCursor.parse(lastEventId)
                .filter(it -> it.views().equals(start.views()) && it.number() <= changeReader.lastNumber());
        if (cursor.isEmpty()) {
            send(EventText.resync(start));
            return;
        }
        send(EventText.beginning(cursor.get()));
        // Another instance may be further ahead than this one.
        listener.buffer().startAfter(cursor.get().number());
        writeMissed(cursor.get(), start.number());
    }

    /** Writes what the listener may be told of the changes after the cursor, or that it must read anew because some were deleted. */
    private void writeMissed(ChangeCursor cursor, long last) throws IOException, InterruptedException {
        long number = cursor.number();
        while (number < last && listener.buffer().end() == null) {
            List<LiveChange> missed = changeReader.readMissed(cursor.views(), number).orElse(List.of()).stream()
                    .filter(change -> change.number() <= last).toList();
            if (missed.isEmpty()) {
                send(EventText.resync(new ChangeCursor(cursor.views(), last)));
                return;
            }
            send(missed.stream().filter(listener::isToldOf).toList());
            number = missed.getLast().number();
            listener.buffer().recordProgress();
        }
    }

    private StreamEnd writeChanges(UUID views) throws IOException, InterruptedException {
        while (true) {
            Duration remaining = Duration.between(Clock.systemUTC().instant(), expiry);
            ChangeBuffer.Batch batch = listener.buffer().take(remaining.compareTo(keepAlive) < 0 ? remaining : keepAlive);
            if (!Clock.systemUTC().instant().isBefore(expiry)) {
                listener.buffer().end(StreamEnd.EXPIRY);
            }
            StreamEnd end = listener.buffer().end();
            if (end != null) {
                return end;
            }
            if (!batch.complete()) {
                writeMissed(new ChangeCursor(views, batch.after()), batch.upTo());
            } else if (batch.changes().isEmpty()) {
                send(EventText.keepAlive(new ChangeCursor(views, batch.upTo())));
            } else {
                send(batch.changes());
            }
        }
    }

    private void send(List<LiveChange> changes) throws IOException {
        if (!changes.isEmpty()) {
            send(changes.stream().map(LiveChange::event).collect(Collectors.joining()));
        }
    }

    private void send(String text) throws IOException {
        emitter.send(Set.of(new DataWithMediaType(text, TEXT)));
    }
}
