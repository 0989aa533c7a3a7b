package dev.fleetledger.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import dev.fleetledger.command.leader.LeaderLock;
import dev.fleetledger.command.relay.recovery.RestoreCheck;
import dev.fleetledger.ledger.table.LedgerNotifier;
import dev.fleetledger.liveness.Heartbeat;

/** Thread that runs the relay while this instance is leader. Every failure is retried until the loop is stopped. */
final class RelayLoop implements SmartLifecycle {

    /** Key of the relay's advisory lock; must be unique in the database. */
    private static final long LOCK = 0x0F1EE7_1ED6E7_01L;
    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final Duration STANDBY_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final DataSource source;
    private final RelayWorker relayWorker;
    private final RestoreCheck restoreCheck;
    private final LedgerNotifier ledgerNotifier;
    private final Heartbeat heartbeat;
    private final AtomicReference<RelayState> state = new AtomicReference<>(new RelayState.Starting());
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    RelayLoop(DataSource source, RelayWorker relayWorker, RestoreCheck restoreCheck, LedgerNotifier ledgerNotifier,
            Heartbeat heartbeat) {
        this.source = source;
        this.relayWorker = relayWorker;
        this.restoreCheck = restoreCheck;
        this.ledgerNotifier = ledgerNotifier;
        this.heartbeat = heartbeat;
    }

    RelayState state() {
        return state.get();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("relay").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Thread current = thread;
        if (current != null) {
            current.interrupt();
            join(current);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try (LedgerNotifier.Registration registration = ledgerNotifier.listen(relayWorker::onHead)) {
            while (isActive()) {
                heartbeat.signal();
                runIfLeader();
            }
        }
    }

    private void runIfLeader() {
        try {
            Optional<LeaderLock> acquired = LeaderLock.tryAcquire(source, LOCK);
            if (acquired.isEmpty()) {
                state.set(new RelayState.Waiting());
                pause(STANDBY_INTERVAL);
                return;
            }
            try (LeaderLock leaderLock = acquired.get()) {
                relay(leaderLock);
            }
        } catch (SQLException | RuntimeException | Error e) {
            if (isActive()) {
                LOG.warn("The relay failed, retrying: {}", e.toString());
                state.set(new RelayState.Retrying(e.toString()));
                pause(RETRY_DELAY);
            }
        }
    }

    private void relay(LeaderLock leaderLock) throws SQLException {
        Optional<RestoreCheck.PendingRestore> pending = restoreCheck.check();
        if (pending.isPresent()) {
            awaitAcceptance(new RelayState.Blocked(pending.get().ledgerHead(), pending.get().knownHead()));
            return;
        }
        state.set(new RelayState.Relaying());
        relayWorker.run(leaderLock, this::isActive);
    }

    private void awaitAcceptance(RelayState.Blocked blocked) {
        LOG.error("The relay is blocked: the ledger ends at {}, but position {} was sent before. Was an older backup restored?",
                blocked.ledgerHead(), blocked.knownHead());
        state.set(blocked);
        while (isActive() && !restoreCheck.isAccepted()) {
            heartbeat.signal();
            pause(STANDBY_INTERVAL);
        }
    }

    private boolean isActive() {
        return running && !Thread.currentThread().isInterrupted();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread current) {
        try {
            current.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
