package dev.fleetledger.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import dev.fleetledger.query.access.TestReaders;

/** A stream's end has one reason, which its listener's buffer keeps. */
class ChangeStreamTest {

    private final List<String> sent = new ArrayList<>();
    private final ChangeBuffer buffer = new ChangeBuffer(2, Duration.ofSeconds(1));
    private final ChangeListener listener =
            new ChangeListener(new ChangeFilter(null, null, null), TestReaders.ofClusters("one"), buffer);
    private boolean connected = true;

    /** The container ends the buffer when a request is complete, as {@link ChangeStreams} asks it to. */
    private final SseEmitter emitter = new SseEmitter() {
        @Override
        public void send(Set<ResponseBodyEmitter.DataWithMediaType> items) throws IOException {
            if (!connected) {
                throw new IOException("Broken pipe");
            }
            items.forEach(item -> sent.add(item.getData().toString()));
        }

        @Override
        public void complete() {
            buffer.end(StreamEnd.DISCONNECTION);
        }
    };

    @Test
    void endsWithToken() throws InterruptedException {
        write(Instant.EPOCH);

        assertThat(buffer.end()).isEqualTo(StreamEnd.EXPIRY);
        assertThat(sent.getLast()).contains(StreamEnd.EXPIRY.text());
    }

    @Test
    void keepsReasonThatCameBeforeExpiry() throws InterruptedException {
        buffer.end(StreamEnd.LOST_RIGHT);
        write(Instant.EPOCH);

        assertThat(buffer.end()).isEqualTo(StreamEnd.LOST_RIGHT);
        assertThat(sent.getLast()).contains(StreamEnd.LOST_RIGHT.text());
    }

    @Test
    void tellsClosedConnectionNothing() {
        buffer.end(StreamEnd.DISCONNECTION);

        assertThatCode(() -> write(Instant.MAX)).doesNotThrowAnyException();
        assertThat(sent).hasSize(1).first().asString().startsWith("retry:");
    }

    @Test
    void endsWithConnection() throws InterruptedException {
        connected = false;
        write(Instant.MAX);

        assertThat(buffer.end()).isEqualTo(StreamEnd.DISCONNECTION);
    }

    private void write(Instant expiry) throws InterruptedException {
        new ChangeStream(emitter, listener, new ChangeReader(null, null), Duration.ofSeconds(1), expiry)
                .write(new ChangeCursor(new UUID(0, 1), 0), null);
    }
}
