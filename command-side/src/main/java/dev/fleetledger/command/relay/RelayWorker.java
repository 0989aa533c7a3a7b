package dev.fleetledger.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.command.leader.LeaderLock;
import dev.fleetledger.command.relay.recovery.ClusterRecovery;
import dev.fleetledger.command.relay.recovery.QuestionTombstones;
import dev.fleetledger.ledger.Position;

/** Work of the relay while this instance is leader. */
final class RelayWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RelayWorker.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BETWEEN_RETRIES = Duration.ofMillis(500);

    private final Relay relay;
    private final ClusterRecovery clusterRecovery;
    private final QuestionTombstones questionTombstones;
    private final Duration betweenLooks;
    private final Semaphore news = new Semaphore(0);
    private volatile Position reached = Position.START;

    /** @param topicCheckInterval interval of the check for lost topics */
    RelayWorker(Relay relay, ClusterRecovery clusterRecovery, QuestionTombstones questionTombstones, Duration betweenLooks) {
        this.relay = relay;
        this.clusterRecovery = clusterRecovery;
        this.questionTombstones = questionTombstones;
        this.betweenLooks = betweenLooks;
    }

    /** Wakes the worker when the ledger has new events. */
    void onHead(long head) {
        if (head > reached.value()) {
            news.release();
        }
    }

    void run(LeaderLock leaderLock, BooleanSupplier goesOn) throws SQLException {
        long look = System.nanoTime();
        long retry = look;
        long epoch = clusterRecovery.epoch();
        while (goesOn.getAsBoolean() && leaderLock.isHeld()) {
            long now = System.nanoTime();
            boolean tick = now >= retry;
            // In a new epoch every topic must be rewritten; it is done at once, because a person has just accepted the restore.
            if (now >= look || tick && epoch != clusterRecovery.epoch()) {
                epoch = clusterRecovery.epoch();
                clusterRecovery.refillLostTopics();
                clusterRecovery.clearDeparted();
                look = now + betweenLooks.toNanos();
            }
            if (tick) {
                clusterRecovery.retry();
                questionTombstones.write();
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
            LOG.trace("Woken up by new events: {}", came);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
