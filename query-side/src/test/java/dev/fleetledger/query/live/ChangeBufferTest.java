package dev.fleetledger.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.query.projection.change.LiveObject;

class ChangeBufferTest {

    private final ChangeBuffer buffer = new ChangeBuffer(2, Duration.ofMillis(50));

    @Test
    void keepsNewestChangeOfEachObjectInOrderOfNumbers() throws InterruptedException {
        buffer.add(List.of(change(1, "a"), change(2, "b"), change(3, "a")), 5);

        ChangeBuffer.Batch batch = buffer.take(Duration.ZERO);
        assertThat(batch.changes()).extracting(LiveChange::number).containsExactly(2L, 3L);
        assertThat(batch.upTo()).isEqualTo(5);
        assertThat(buffer.take(Duration.ZERO).changes()).isEmpty();
    }

    @Test
    void keepsNothingWhenTooManyObjectsWait() throws InterruptedException {
        buffer.startAfter(3);
        buffer.add(List.of(change(4, "a")), 5);
        buffer.take(Duration.ZERO);
        buffer.add(List.of(change(6, "a"), change(7, "b"), change(8, "c"), change(9, "a")), 10);

        assertThat(buffer.take(Duration.ZERO)).isEqualTo(new ChangeBuffer.Batch(List.of(), false, 5, 10));
        assertThat(buffer.take(Duration.ZERO).complete()).isTrue();
        assertThat(buffer.end()).isNull();
    }

    @Test
    void letsListenerGoThatTakesNothing() throws InterruptedException {
        buffer.add(List.of(change(1, "a"), change(2, "b"), change(3, "c")), 3);
        Thread.sleep(100);
        buffer.add(List.of(), 4);

        assertThat(buffer.end()).isEqualTo(StreamEnd.SLOWNESS);
    }

    @Test
    void keepsListenerThatReceivesWhatItHasMissed() throws InterruptedException {
        buffer.add(List.of(change(1, "a"), change(2, "b"), change(3, "c")), 3);
        Thread.sleep(100);
        buffer.recordProgress();
        buffer.add(List.of(), 4);

        assertThat(buffer.end()).isNull();
    }

    @Test
    void keepsListenerThatTakesItsChanges() throws InterruptedException {
        for (int number = 1; number <= 10; number++) {
            buffer.add(List.of(change(number, "object-" + number)), number);
            assertThat(buffer.take(Duration.ofSeconds(1)).changes()).hasSize(1);
        }
        assertThat(buffer.end()).isNull();
    }

    @Test
    void dropsChangesOfWhichListenerKnows() throws InterruptedException {
        buffer.add(List.of(change(4, "a")), 4);
        buffer.startAfter(5);
        buffer.add(List.of(change(5, "b"), change(6, "c")), 6);

        assertThat(buffer.take(Duration.ZERO).changes()).extracting(LiveChange::number).containsExactly(6L);
    }

    @Test
    void dropsWhatWaitsWhenRightEnds() throws InterruptedException {
        buffer.add(List.of(change(1, "a")), 1);
        buffer.end(StreamEnd.LOST_RIGHT);
        buffer.add(List.of(change(2, "b")), 2);

        assertThat(buffer.take(Duration.ZERO).changes()).isEmpty();
        assertThat(buffer.end()).isEqualTo(StreamEnd.LOST_RIGHT);
    }

    private static LiveChange change(long number, String cluster) {
        return new LiveChange(number, LiveObject.cluster(cluster, false), scope -> true, Instant.EPOCH, "");
    }
}
