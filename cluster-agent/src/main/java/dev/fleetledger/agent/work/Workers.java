package dev.fleetledger.agent.work;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that process keys from a work queue. An error ends neither its worker nor the others. */
public final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** Each request of a piece of work is bounded in seconds. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(10);

    private final DueKeys keys;
    private final Consumer<UUID> work;
    private final Rounds rounds;

    public Workers(DueKeys keys, Consumer<UUID> work, Rounds rounds) {
        this.keys = keys;
        this.work = work;
        this.rounds = rounds;
    }

    public void start(String name, int count) {
        for (int i = 0; i < count; i++) {
            String worker = name + "-" + i;
            Thread.ofVirtual().name(worker).start(() -> run(worker));
        }
    }

    private void run(String worker) {
        try {
            for (UUID key = keys.take(); key != null; key = keys.take()) {
                rounds.goesOn(worker, LONGEST_TURN);
                perform(key);
                rounds.rests(worker);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(UUID key) {
        try {
            work.accept(key);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} failed unexpectedly", key, e);
        } finally {
            keys.done(key);
        }
    }
}
