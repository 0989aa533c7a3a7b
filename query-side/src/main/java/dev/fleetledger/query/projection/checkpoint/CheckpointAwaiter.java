package dev.fleetledger.query.projection.checkpoint;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.stereotype.Component;

import dev.fleetledger.ledger.axon.BoundedEventSource;
import dev.fleetledger.problem.UnavailableException;

/** Lets a reader wait until the views' checkpoint has reached a position. */
@Component
public class CheckpointAwaiter implements BoundedEventSource.ProcessedPosition {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
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
    boolean await(long requested, Duration timeout) throws InterruptedException {
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

    /**
     * Waits a few seconds until the views show an event.
     *
     * @param remedy what the client can do if they don't
     * @throws UnavailableException when they don't in time
     */
    public void require(long requested, String remedy) throws InterruptedException {
        if (!await(requested, TIMEOUT)) {
            throw new UnavailableException("ReadModelIsBehind", "What was written at position " + requested
                    + " can't be read yet: it did not arrive here in time.", remedy, RETRY_AFTER);
        }
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
