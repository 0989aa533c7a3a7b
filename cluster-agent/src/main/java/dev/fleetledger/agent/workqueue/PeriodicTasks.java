package dev.fleetledger.agent.workqueue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs periodic tasks, each on a thread of its own, so that a slow one delays no other. */
public final class PeriodicTasks {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);

    /** Each wait for an API server or a broker is bounded in seconds; some runs wait a few dozen times. */
    private static final Duration MAX_RUN_TIME = Duration.ofMinutes(10);

    private final LivenessMonitor livenessMonitor;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    public PeriodicTasks(LivenessMonitor livenessMonitor) {
        this.livenessMonitor = livenessMonitor;
    }

    /** Runs the task immediately and then at this interval. */
    public void every(String name, Duration interval, Runnable task) {
        threads.add(Thread.ofVirtual().name(name).start(() -> repeat(name, interval, 0, task)));
    }

    /** Varies the interval by up to a quarter, so that a thousand agents don't run the task at the same moment. */
    public void everyWithJitter(String name, Duration interval, Runnable task) {
        threads.add(Thread.ofVirtual().name(name).start(() -> repeat(name, interval, 0.25, task)));
    }

    public void stop() {
        new ArrayList<>(threads).forEach(Thread::interrupt);
    }

    private void repeat(String name, Duration interval, double jitter, Runnable task) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                livenessMonitor.expectWithin(name, MAX_RUN_TIME.plus(interval.multipliedBy(2)));
                runSafely(name, task);
                double factor = 1 + jitter * (2 * ThreadLocalRandom.current().nextDouble() - 1);
                Thread.sleep(Math.round(interval.toMillis() * factor));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void runSafely(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("{} failed unexpectedly", name, e);
        }
    }
}
