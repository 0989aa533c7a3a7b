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

import dev.fleetledger.ledger.NewEvents;

/** Thread that runs the relay while this instance is leader. Every failure is retried until the loop is stopped. */
final class RelayLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final Duration ANOTHERS_TURN = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LAST_STEP = Duration.ofSeconds(20);

    private final DataSource source;
    private final Shift shift;
    private final RestoreCheck restore;
    private final NewEvents newEvents;
    private final AtomicReference<RelayState> state = new AtomicReference<>(new RelayState.Starting());
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    RelayLoop(DataSource source, Shift shift, RestoreCheck restore, NewEvents newEvents) {
        this.source = source;
        this.shift = shift;
        this.restore = restore;
        this.newEvents = newEvents;
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
        try (NewEvents.Registration listening = newEvents.listen(shift::headIs)) {
            while (goesOn()) {
                takeATurn();
            }
        }
    }

    private void takeATurn() {
        try {
            Optional<Turn> turn = Turn.take(source);
            if (turn.isEmpty()) {
                state.set(new RelayState.Waiting());
                pause(ANOTHERS_TURN);
                return;
            }
            try (Turn mine = turn.get()) {
                relay(mine);
            }
        } catch (SQLException | RuntimeException | Error e) {
            if (goesOn()) {
                LOG.warn("The relay tries again: {}", e.toString());
                state.set(new RelayState.InTrouble(e.toString()));
                pause(AFTER_TROUBLE);
            }
        }
    }

    private void relay(Turn turn) throws SQLException {
        Optional<RelayState.StandingStill> still = restore.check();
        if (still.isPresent()) {
            standStill(still.get());
            return;
        }
        state.set(new RelayState.Relaying());
        shift.work(turn, this::goesOn);
    }

    private void standStill(RelayState.StandingStill still) {
        LOG.error("The relay stands still: the ledger ends at {}, but a topic knew {}. Was a backup restored?",
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
