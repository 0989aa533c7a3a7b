package dev.fleetledger.agent.work;

import java.util.UUID;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few threads that take due keys. What a piece of work throws ends neither the worker nor the others. */
public final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final DueKeys keys;
    private final Consumer<UUID> work;

    public Workers(DueKeys keys, Consumer<UUID> work) {
        this.keys = keys;
        this.work = work;
    }

    public void start(String name, int count) {
        for (int i = 0; i < count; i++) {
            Thread.ofVirtual().name(name + "-" + i).start(this::run);
        }
    }

    private void run() {
        try {
            for (UUID key = keys.take(); key != null; key = keys.take()) {
                perform(key);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(UUID key) {
        try {
            work.accept(key);
        } catch (RuntimeException e) {
            LOG.error("{} failed unexpectedly", key, e);
        } finally {
            keys.done(key);
        }
    }
}
