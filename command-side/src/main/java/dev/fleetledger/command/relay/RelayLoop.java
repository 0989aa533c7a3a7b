package dev.fleetledger.command.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import dev.fleetledger.ledger.NewEvents;
import dev.fleetledger.ledger.Position;

/** The thread that relays while this copy has the turn. Nothing ends it but a stop: every trouble is tried again. */
final class RelayLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration ANOTHERS_TURN = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_RETRIES = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS_FOR_LOST_TOPICS = Duration.ofSeconds(30);

    private final DataSource source;
    private final Relay relay;
    private final RestoreCheck restore;
    private final NewEvents newEvents;
    private final AtomicReference<RelayState> state = new AtomicReference<>(new RelayState.Starting());
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean running;
    private volatile Position reached = Position.START;

    RelayLoop(DataSource source, Relay relay, RestoreCheck restore, NewEvents newEvents) {
        this.source = source;
        this.relay = relay;
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
        try (NewEvents.Registration listening = newEvents.listen(this::headIs)) {
            while (goesOn()) {
                takeATurn();
            }
        }
    }

    private void headIs(long head) {
        if (head > reached.value()) {
            news.release();
        }
    }

    private void takeATurn() {
        try {
            var turn = Turn.take(source);
            if (turn.isEmpty()) {
                state.set(new RelayState.Waiting());
                pause(ANOTHERS_TURN);
                return;
            }
            try (Turn mine = turn.get()) {
                relay(mine);
            }
        } catch (SQLException | RuntimeException e) {
            if (goesOn()) {
                LOG.warn("The relay tries again: {}", e.toString());
                state.set(new RelayState.InTrouble(e.toString()));
                pause(AFTER_TROUBLE);
            }
        }
    }

    private void relay(Turn turn) throws SQLException {
        if (standsStill()) {
            return;
        }
        long look = System.nanoTime();
        long retry = look;
        state.set(new RelayState.Relaying());
        while (goesOn() && turn.held()) {
            if (System.nanoTime() >= look) {
                relay.refillLostTopics();
                look = System.nanoTime() + BETWEEN_LOOKS_FOR_LOST_TOPICS.toNanos();
            }
            if (System.nanoTime() >= retry) {
                relay.retry();
                retry = System.nanoTime() + BETWEEN_RETRIES.toNanos();
            }
            news.drainPermits();
            Position before = reached;
            reached = relay.step();
            if (reached.equals(before)) {
                awaitNews();
            }
        }
    }

    private boolean standsStill() {
        var verdict = restore.check();
        verdict.ifPresent(still -> {
            LOG.error("The relay stands still: the ledger ends at {}, but a topic knew {}. Was a backup restored?",
                    still.ledgerHead(), still.knownHead());
            state.set(still);
            while (goesOn()) {
                pause(ANOTHERS_TURN);
            }
        });
        return verdict.isPresent();
    }

    private void awaitNews() {
        try {
            boolean came = news.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("Something new: {}", came);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean goesOn() {
        return running && !Thread.currentThread().isInterrupted();
    }

    private static void join(Thread running) {
        try {
            running.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
