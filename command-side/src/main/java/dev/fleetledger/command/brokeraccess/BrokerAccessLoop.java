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

/** Thread that reconciles the agents' users while this instance is leader. It is separate from the relay, so intents never wait for it. */
final class BrokerAccessLoop implements SmartLifecycle {

    /** Key of the advisory lock for this loop; must be unique in the database. */
    private static final long LOCK = 0x0F1EE7_1DE471_01L;
    private static final Logger LOG = LoggerFactory.getLogger(BrokerAccessLoop.class);
    private static final Duration TICK = Duration.ofMillis(500);
    /** Collects the events of a burst, so that one pass handles all of them. */
    private static final Duration GATHER = Duration.ofMillis(50);
    private static final Duration LAST_STEP = Duration.ofSeconds(12);

    private final DataSource source;
    private final BrokerAccessReconciler accessReconciler;
    private final LedgerNotifier ledgerNotifier;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    BrokerAccessLoop(DataSource source, BrokerAccessReconciler accessReconciler, LedgerNotifier ledgerNotifier) {
        this.source = source;
        this.accessReconciler = accessReconciler;
        this.ledgerNotifier = ledgerNotifier;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("identities").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread looking = thread;
        if (looking != null) {
            looking.interrupt();
            try {
                looking.join(LAST_STEP);
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
        try (LedgerNotifier.Registration listening = ledgerNotifier.listen(head -> news.release())) {
            while (running) {
                takeATurn();
                await(TICK);
            }
        }
    }

    private void takeATurn() {
        try {
            Optional<LeaderLock> turn = LeaderLock.tryAcquire(source, LOCK);
            if (turn.isPresent()) {
                try (LeaderLock mine = turn.get()) {
                    while (running && mine.isHeld()) {
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
    private void await(Duration atMost) {
        try {
            if (news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.sleep(GATHER);
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
