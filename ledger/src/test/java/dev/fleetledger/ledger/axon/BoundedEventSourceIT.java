package dev.fleetledger.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

import dev.fleetledger.ledger.Noted;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.ledger.TestLedger;

class BoundedEventSourceIT {

    private static final int PAGE = 100;

    private final AtomicLong position = new AtomicLong();
    private final AtomicInteger callbacks = new AtomicInteger();
    private Runnable callback = () -> { };

    @Test
    void limitsReaderToTwoUnprocessedPages() throws InterruptedException {
        try (TestLedger test = new TestLedger()) {
            TestLedger.Instance instance = test.newInstance();
            StreamId stream = new StreamId("Many", "a");
            instance.ledger().append(LongStream.range(0, 4 * PAGE).mapToObj(n -> Noted.in(stream, n)).toList(), TestLedger.METADATA);
            BlockingStream<TrackedEventMessage<?>> events = BoundedEventSource.of(instance.components().store(), new TestPosition())
                    .openStream(null);
            events.setOnAvailableCallback(callbacks::incrementAndGet);

            long first = drain(events);
            advanceTo(PAGE - 1);
            long tooEarly = drain(events);
            advanceTo(PAGE);
            long second = drain(events);

            assertThat(first).isEqualTo(2 * PAGE);
            assertThat(tooEarly).isZero();
            assertThat(second).isEqualTo(PAGE);
            assertThat(callbacks).as("notified that another page may be read").hasPositiveValue();
            advanceTo(4 * PAGE);
            assertThat(drain(events)).isEqualTo(PAGE);
            events.close();
        }
    }

    private void advanceTo(long last) {
        position.set(last);
        callback.run();
    }

    private static long drain(BlockingStream<TrackedEventMessage<?>> events) throws InterruptedException {
        long count = 0;
        while (events.hasNextAvailable()) {
            events.nextAvailable();
            count++;
        }
        return count;
    }

    private final class TestPosition implements BoundedEventSource.ProcessedPosition {

        @Override
        public long position() {
            return position.get();
        }

        @Override
        public void onAdvance(Runnable callback) {
            BoundedEventSourceIT.this.callback = callback;
        }
    }
}
