package dev.fleetledger.command.brokeraccess;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import dev.fleetledger.command.leader.LeaderLock;
import dev.fleetledger.ledger.table.LedgerNotifier;
import dev.fleetledger.liveness.Heartbeat;

/** Thread that reconciles the agents' users while this instance is leader. It is separate from the relay, so intents never wait for it. */
final class BrokerAccessLoop implements SmartLifecycle {

    /** Key of the advisory lock for this loop; must be unique in the database. */
    private static final long LOCK = 0x0F1EE7_1DE471_01L;
    private static final Logger LOG = LoggerFactory.getLogger(BrokerAccessLoop.class);
    private static final Duration TICK = Duration.ofMillis(500);
    /** Collects the events of a burst, so that one pass handles all of them. */
    private static final Duration BURST_WINDOW = Duration.ofMillis(50);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(12);

    private final DataSource source;
    private final BrokerAccessReconciler accessReconciler;
    private final LedgerNotifier ledgerNotifier;
    private final Heartbeat heartbeat;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    BrokerAccessLoop(DataSource source, BrokerAccessReconciler accessReconciler, LedgerNotifier ledgerNotifier,
            Heartbeat heartbeat) {
        this.source = source;
        this.accessReconciler = accessReconciler;
        this.ledgerNotifier = ledgerNotifier;
        this.heartbeat = heartbeat;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("identities").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread current = thread;
        if (current != null) {
            current.interrupt();
            try {
                current.join(STOP_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try (LedgerNotifier.Registration registration = ledgerNotifier.listen(head -> wakeUps.release())) {
            while (running) {
                heartbeat.signal();
                runIfLeader();
                await(TICK);
            }
        }
    }

    private void runIfLeader() {
        try {
            Optional<LeaderLock> acquired = LeaderLock.tryAcquire(source, LOCK);
            if (acquired.isPresent()) {
                try (LeaderLock leaderLock = acquired.get()) {
                    while (running && leaderLock.isHeld()) {
                        heartbeat.signal();
                        accessReconciler.reconcile();
                        await(TICK);
                    }
                }
            }
        } catch (SQLException | RuntimeException | Error e) {
            if (running) {
                LOG.warn("Reconciling the agents' Kafka users failed, restarting: {}", e.toString());
            }
        }
    }

    /** Waits until an event arrives, at most for this time. */
    private void await(Duration timeout) {
        try {
            if (wakeUps.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.sleep(BURST_WINDOW);
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
