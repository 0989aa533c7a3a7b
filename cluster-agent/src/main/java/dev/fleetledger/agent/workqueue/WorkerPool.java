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
    private static final Duration MAX_RUN_TIME = Duration.ofMinutes(10);

    private final WorkQueue queue;
    private final Consumer<UUID> work;
    private final LivenessMonitor livenessMonitor;

    public WorkerPool(WorkQueue queue, Consumer<UUID> work, LivenessMonitor livenessMonitor) {
        this.queue = queue;
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
            for (UUID key = queue.take(); key != null; key = queue.take()) {
                livenessMonitor.expectWithin(worker, MAX_RUN_TIME);
                process(key);
                livenessMonitor.suspend(worker);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void process(UUID key) {
        try {
            work.accept(key);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} failed unexpectedly", key, e);
        } finally {
            queue.done(key);
        }
    }
}
