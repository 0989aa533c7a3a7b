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
import dev.fleetledger.liveness.Heartbeat;

/** Work of the relay while this instance is leader. */
final class RelayWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RelayWorker.class);
    private static final Duration IDLE_WAIT = Duration.ofMillis(500);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final Relay relay;
    private final ClusterRecovery clusterRecovery;
    private final QuestionTombstones questionTombstones;
    private final Duration topicCheckInterval;
    private final Heartbeat heartbeat;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile Position checkpoint = Position.START;

    /** @param topicCheckInterval interval of the check for lost topics */
    RelayWorker(Relay relay, ClusterRecovery clusterRecovery, QuestionTombstones questionTombstones, Duration topicCheckInterval,
            Heartbeat heartbeat) {
        this.relay = relay;
        this.clusterRecovery = clusterRecovery;
        this.questionTombstones = questionTombstones;
        this.topicCheckInterval = topicCheckInterval;
        this.heartbeat = heartbeat;
    }

    /** Wakes the worker when the ledger has new events. */
    void onHead(long head) {
        if (head > checkpoint.value()) {
            wakeUps.release();
        }
    }

    void run(LeaderLock leaderLock, BooleanSupplier isActive) throws SQLException {
        long nextCheck = System.nanoTime();
        long nextRetry = nextCheck;
        long epoch = clusterRecovery.epoch();
        while (isActive.getAsBoolean() && leaderLock.isHeld()) {
            heartbeat.signal();
            long now = System.nanoTime();
            boolean retryDue = now >= nextRetry;
            // In a new epoch every topic must be rewritten; it is done at once, because a person has just accepted the restore.
            if (now >= nextCheck || retryDue && epoch != clusterRecovery.epoch()) {
                epoch = clusterRecovery.epoch();
                clusterRecovery.refillLostTopics();
                clusterRecovery.clearRemovedClusters();
                nextCheck = now + topicCheckInterval.toNanos();
            }
            if (retryDue) {
                clusterRecovery.retry();
                questionTombstones.write();
                nextRetry = now + RETRY_INTERVAL.toNanos();
            }
            step();
        }
    }

    private void step() {
        wakeUps.drainPermits();
        Position before = checkpoint;
        checkpoint = relay.step();
        if (checkpoint.equals(before)) {
            awaitWakeUp();
        }
    }

    private void awaitWakeUp() {
        try {
            boolean signalled = wakeUps.tryAcquire(IDLE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("Woken up by new events: {}", signalled);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
