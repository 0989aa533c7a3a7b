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

/** Thread that runs the relay while this instance is leader. Every failure is retried until the loop is stopped. */
final class RelayLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final Duration ANOTHERS_TURN = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LAST_STEP = Duration.ofSeconds(20);

    private final DataSource source;
    private final RelayWorker relayWorker;
    private final RestoreCheck restore;
    private final LedgerNotifier ledgerNotifier;
    private final AtomicReference<RelayState> state = new AtomicReference<>(new RelayState.Starting());
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    RelayLoop(DataSource source, RelayWorker relayWorker, RestoreCheck restore, LedgerNotifier ledgerNotifier) {
        this.source = source;
        this.relayWorker = relayWorker;
        this.restore = restore;
        this.ledgerNotifier = ledgerNotifier;
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
        Thread relaying = thread;
        if (relaying != null) {
            relaying.interrupt();
            join(relaying);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try (LedgerNotifier.Registration listening = ledgerNotifier.listen(relayWorker::onHead)) {
            while (goesOn()) {
                takeATurn();
            }
        }
    }

    private void takeATurn() {
        try {
            Optional<LeaderLock> turn = LeaderLock.tryAcquire(source);
            if (turn.isEmpty()) {
                state.set(new RelayState.Waiting());
                pause(ANOTHERS_TURN);
                return;
            }
            try (LeaderLock mine = turn.get()) {
                relay(mine);
            }
        } catch (SQLException | RuntimeException | Error e) {
            if (goesOn()) {
                LOG.warn("The relay failed, retrying: {}", e.toString());
                state.set(new RelayState.InTrouble(e.toString()));
                pause(AFTER_TROUBLE);
            }
        }
    }

    private void relay(LeaderLock leaderLock) throws SQLException {
        Optional<RelayState.StandingStill> still = restore.check();
        if (still.isPresent()) {
            standStill(still.get());
            return;
        }
        state.set(new RelayState.Relaying());
        relayWorker.run(leaderLock, this::goesOn);
    }

    private void standStill(RelayState.StandingStill still) {
        LOG.error("The relay is blocked: the ledger ends at {}, but position {} was sent before. Was an older backup restored?",
                still.ledgerHead(), still.knownHead());
        state.set(still);
        while (goesOn() && !restore.isAccepted()) {
            pause(ANOTHERS_TURN);
        }
    }

    private boolean goesOn() {
        return running && !Thread.currentThread().isInterrupted();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread relaying) {
        try {
            relaying.join(LAST_STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
