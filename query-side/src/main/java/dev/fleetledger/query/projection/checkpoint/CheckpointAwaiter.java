package dev.fleetledger.query.projection.checkpoint;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.stereotype.Component;

import dev.fleetledger.ledger.axon.BoundedEventSource;

/** Lets a reader wait until the views' checkpoint has reached a position. */
@Component
public class CheckpointAwaiter implements BoundedEventSource.ProcessedPosition {

    /** Polling interval, for events projected by another instance, which can't signal this one. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final ProjectionCheckpoint projectionCheckpoint;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile long position;
    private volatile Runnable listener = () -> { };

    CheckpointAwaiter(ProjectionCheckpoint projectionCheckpoint) {
        this.projectionCheckpoint = projectionCheckpoint;
    }

    public void advance(long newPosition) {
        lock.lock();
        try {
            position = Math.max(position, newPosition);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        listener.run();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void onAdvance(Runnable listener) {
        this.listener = listener;
    }

    /** @return whether the checkpoint has reached the position in time */
    public boolean await(long requested, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (position < requested) {
            advance(projectionCheckpoint.read().position());
            long remaining = deadline - System.nanoTime();
            if (position >= requested || remaining <= 0) {
                return position >= requested;
            }
            waitForAdvance(requested, Math.min(remaining, POLL_INTERVAL.toNanos()));
        }
        return true;
    }

    private void waitForAdvance(long requested, long nanos) throws InterruptedException {
        lock.lock();
        try {
            if (position < requested) {
                advanced.await(nanos, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}
