package dev.fleetledger.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.ledger.Position;

/** Work of the relay while this instance is leader. */
final class Shift {

    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BETWEEN_RETRIES = Duration.ofMillis(500);

    private final Relay relay;
    private final Recovery recovery;
    private final TakingOut takingOut;
    private final Duration betweenLooks;
    private final Semaphore news = new Semaphore(0);
    private volatile Position reached = Position.START;

    /** @param betweenLooks interval of the check for lost topics */
    Shift(Relay relay, Recovery recovery, TakingOut takingOut, Duration betweenLooks) {
        this.relay = relay;
        this.recovery = recovery;
        this.takingOut = takingOut;
        this.betweenLooks = betweenLooks;
    }

    /** Wakes the worker when the ledger has new events. */
    void headIs(long head) {
        if (head > reached.value()) {
            news.release();
        }
    }

    void work(Turn turn, BooleanSupplier goesOn) throws SQLException {
        long look = System.nanoTime();
        long retry = look;
        long epoch = recovery.epoch();
        while (goesOn.getAsBoolean() && turn.held()) {
            long now = System.nanoTime();
            boolean tick = now >= retry;
            // In a new epoch every topic must be rewritten; it is done at once, because a person has just accepted the restore.
            if (now >= look || tick && epoch != recovery.epoch()) {
                epoch = recovery.epoch();
                recovery.refillLostTopics();
                recovery.clearDeparted();
                look = now + betweenLooks.toNanos();
            }
            if (tick) {
                recovery.retry();
                takingOut.run();
                retry = now + BETWEEN_RETRIES.toNanos();
            }
            step();
        }
    }

    private void step() {
        news.drainPermits();
        Position before = reached;
        reached = relay.step();
        if (reached.equals(before)) {
            awaitNews();
        }
    }

    private void awaitNews() {
        try {
            boolean came = news.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("Something new: {}", came);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
