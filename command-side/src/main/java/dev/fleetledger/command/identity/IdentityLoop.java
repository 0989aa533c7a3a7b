package dev.fleetledger.command.identity;

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

import dev.fleetledger.command.relay.Turn;
import dev.fleetledger.ledger.NewEvents;

/** Thread that reconciles the agents' users while this instance is leader. It is separate from the relay, so intents never wait for it. */
final class IdentityLoop implements SmartLifecycle {

    /** Key of the advisory lock for this loop; must be unique in the database. */
    private static final long LOCK = 0x0F1EE7_1DE471_01L;
    private static final Logger LOG = LoggerFactory.getLogger(IdentityLoop.class);
    private static final Duration TICK = Duration.ofMillis(500);
    /** Collects the events of a burst, so that one pass handles all of them. */
    private static final Duration GATHER = Duration.ofMillis(50);
    private static final Duration LAST_STEP = Duration.ofSeconds(12);

    private final DataSource source;
    private final Identities identities;
    private final NewEvents newEvents;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    IdentityLoop(DataSource source, Identities identities, NewEvents newEvents) {
        this.source = source;
        this.identities = identities;
        this.newEvents = newEvents;
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
        try (NewEvents.Registration listening = newEvents.listen(head -> news.release())) {
            while (running) {
                takeATurn();
                await(TICK);
            }
        }
    }

    private void takeATurn() {
        try {
            Optional<Turn> turn = Turn.take(source, LOCK);
            if (turn.isPresent()) {
                try (Turn mine = turn.get()) {
                    while (running && mine.held()) {
                        identities.step();
                        await(TICK);
                    }
                }
            }
        } catch (SQLException | RuntimeException | Error e) {
            if (running) {
                LOG.warn("Looking after the agents' users begins again: {}", e.toString());
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
