package dev.fleetledger.agent.workqueue;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.liveness.LivenessMonitor;

/** Threads that process keys from a work queue. An error ends neither its worker nor the others. */
public final class WorkerPool {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    /** An idle worker gives a heartbeat at this interval, so that one that the queue doesn't wake is noticed. */
    private static final Duration IDLE_INTERVAL = Duration.ofSeconds(30);

    private final WorkQueue queue;
    private final Consumer<UUID> work;
    private final LivenessMonitor livenessMonitor;
    private final Duration maxPause;

    /** @param maxPause longest time between two heartbeats of a worker with a key */
    public WorkerPool(WorkQueue queue, Consumer<UUID> work, LivenessMonitor livenessMonitor, Duration maxPause) {
        this.queue = queue;
        this.work = work;
        this.livenessMonitor = livenessMonitor;
        this.maxPause = maxPause;
    }

    public void start(String name, int count, AgentThreads threads) {
        for (int i = 0; i < count; i++) {
            String worker = name + "-" + i;
            threads.start(worker, () -> run(worker));
        }
    }

    private void run(String worker) {
        try {
            while (!queue.isClosed()) {
                livenessMonitor.expectWithin(worker, IDLE_INTERVAL.plus(maxPause));
                UUID key = queue.take(IDLE_INTERVAL);
                if (key != null) {
                    livenessMonitor.begin(worker, maxPause);
                    process(key);
                }
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
