package dev.fleetledger.agent.workqueue;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that process keys from a work queue. An error ends neither its worker nor the others. */
public final class WorkerPool {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    /** Each request of a piece of work is bounded in seconds. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(10);

    private final WorkQueue keys;
    private final Consumer<UUID> work;
    private final LivenessMonitor livenessMonitor;

    public WorkerPool(WorkQueue keys, Consumer<UUID> work, LivenessMonitor livenessMonitor) {
        this.keys = keys;
        this.work = work;
        this.livenessMonitor = livenessMonitor;
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
                livenessMonitor.expectWithin(worker, LONGEST_TURN);
                perform(key);
                livenessMonitor.suspend(worker);
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
