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
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final ProjectionCheckpoint projectionCheckpoint;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long position;
    private volatile Runnable look = () -> { };

    CheckpointAwaiter(ProjectionCheckpoint projectionCheckpoint) {
        this.projectionCheckpoint = projectionCheckpoint;
    }

    public void advance(long folded) {
        lock.lock();
        try {
            position = Math.max(position, folded);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        look.run();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void whenMoved(Runnable look) {
        this.look = look;
    }

    /** @return whether the checkpoint has reached the position in time */
    public boolean await(long wanted, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (position < wanted) {
            advance(projectionCheckpoint.read().position());
            long left = until - System.nanoTime();
            if (position >= wanted || left <= 0) {
                return position >= wanted;
            }
            sleep(wanted, Math.min(left, LOOK_AGAIN.toNanos()));
        }
        return true;
    }

    private void sleep(long wanted, long nanos) throws InterruptedException {
        lock.lock();
        try {
            if (position < wanted) {
                moved.await(nanos, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}
