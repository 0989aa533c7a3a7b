package dev.fleetledger.ledger.axon;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.ledger.table.LedgerNotifier;

/**
 * Event stream of an Axon processor. It reads batch by batch and signals when there may be more events. Axon's own stream doesn't signal,
 * so that its processors sleep half a second between polls.
 */
final class LedgerEventStream implements TrackingEventStream {

    private final Function<@Nullable TrackingToken, Iterator<TrackedEventMessage<?>>> readBatch;
    private final LedgerNotifier.Registration registration;
    private final @Nullable ReadAheadWindow readAheadWindow;
    private final Semaphore newEvents = new Semaphore(0);
    private Iterator<TrackedEventMessage<?>> batch;
    private @Nullable TrackedEventMessage<?> peeked;
    private volatile @Nullable TrackingToken last;
    private volatile Runnable onAvailable = () -> { };

    LedgerEventStream(@Nullable TrackingToken start, LedgerNotifier ledgerNotifier,
            Function<@Nullable TrackingToken, Iterator<TrackedEventMessage<?>>> readBatch,
            BoundedEventSource.@Nullable ProcessedPosition processedPosition) {
        this.readBatch = readBatch;
        this.last = start;
        this.batch = Collections.emptyIterator();
        this.readAheadWindow = processedPosition == null ? null : new ReadAheadWindow(processedPosition, () -> onAvailable.run());
        this.registration = ledgerNotifier.listen(this::onHead);
    }

    private void onHead(long head) {
        if (head > lastPosition()) {
            newEvents.release();
            onAvailable.run();
        }
    }

    private long lastPosition() {
        TrackingToken token = last;
        return token == null ? 0 : token.position().orElse(0);
    }

    @Override
    public synchronized Optional<TrackedEventMessage<?>> peek() {
        if (peeked == null) {
            peeked = next();
        }
        return Optional.ofNullable(peeked);
    }

    private @Nullable TrackedEventMessage<?> next() {
        if (!batch.hasNext() && (readAheadWindow == null || readAheadWindow.admits(lastPosition()))) {
            newEvents.drainPermits();
            batch = readBatch.apply(last);
        }
        if (!batch.hasNext()) {
            return null;
        }
        TrackedEventMessage<?> event = batch.next();
        last = event.trackingToken();
        return event;
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            if (!newEvents.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return peek().isPresent();
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (true) {
            if (hasNextAvailable(1, TimeUnit.SECONDS)) {
                return take();
            }
        }
    }

    private synchronized TrackedEventMessage<?> take() {
        TrackedEventMessage<?> event = peek().orElseThrow();
        peeked = null;
        return event;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    @Override
    public void close() {
        registration.close();
    }
}
