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
    private final AtomicInteger looks = new AtomicInteger();
    private Runnable look = () -> { };

    @Test
    void limitsReaderToTwoUnprocessedPages() throws InterruptedException {
        try (TestLedger test = new TestLedger()) {
            TestLedger.Copy copy = test.copy();
            StreamId stream = new StreamId("Many", "a");
            copy.ledger().append(LongStream.range(0, 4 * PAGE).mapToObj(n -> Noted.in(stream, n)).toList(), TestLedger.METADATA);
            BlockingStream<TrackedEventMessage<?>> events = BoundedEventSource.of(copy.shell().store(), new Far()).openStream(null);
            events.setOnAvailableCallback(looks::incrementAndGet);

            long first = drained(events);
            doneUpTo(PAGE - 1);
            long tooEarly = drained(events);
            doneUpTo(PAGE);
            long second = drained(events);

            assertThat(first).isEqualTo(2 * PAGE);
            assertThat(tooEarly).isZero();
            assertThat(second).isEqualTo(PAGE);
            assertThat(looks).as("notified that another page may be read").hasPositiveValue();
            doneUpTo(4 * PAGE);
            assertThat(drained(events)).isEqualTo(PAGE);
            events.close();
        }
    }

    private void doneUpTo(long last) {
        position.set(last);
        look.run();
    }

    private static long drained(BlockingStream<TrackedEventMessage<?>> events) throws InterruptedException {
        long count = 0;
        while (events.hasNextAvailable()) {
            events.nextAvailable();
            count++;
        }
        return count;
    }

    private final class Far implements BoundedEventSource.ProcessedPosition {

        @Override
        public long position() {
            return position.get();
        }

        @Override
        public void whenMoved(Runnable look) {
            BoundedEventSourceIT.this.look = look;
        }
    }
}
