package dev.fleetledger.agent.workqueue;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.liveness.LivenessMonitor;

/** Runs periodic tasks on a few threads. A task is never run twice at a time. */
public final class PeriodicTasks {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);

    private final LivenessMonitor livenessMonitor;
    private final Duration maxPause;
    private final ScheduledThreadPoolExecutor executor;

    private record Task(String name, Duration interval, double jitter, Runnable work) {}

    /**
     * @param maxPause    longest time between two heartbeats of a running task
     * @param threadCount one more than the number of tasks that may wait long, so that these delay no other
     */
    public PeriodicTasks(LivenessMonitor livenessMonitor, Duration maxPause, AgentThreads threads, int threadCount) {
        this.livenessMonitor = livenessMonitor;
        this.maxPause = maxPause;
        // What is scheduled after the stop is discarded.
        this.executor = new ScheduledThreadPoolExecutor(threadCount, threads.factory("periodic"), new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Runs the task immediately and then at this interval. */
    public void every(String name, Duration interval, Runnable task) {
        schedule(new Task(name, interval, 0, task), 0);
    }

    /** Varies the interval by up to a quarter, so that a thousand agents don't run the task at the same moment. */
    public void everyWithJitter(String name, Duration interval, Runnable task) {
        schedule(new Task(name, interval, 0.25, task), 0);
    }

    public void stop() {
        executor.shutdownNow();
    }

    private void schedule(Task task, long delayMillis) {
        // Twice the interval, because a busy machine starts the task late.
        livenessMonitor.expectWithin(task.name(), maxPause.plus(task.interval().multipliedBy(2)));
        executor.schedule(() -> run(task), delayMillis, TimeUnit.MILLISECONDS);
    }

    private void run(Task task) {
        livenessMonitor.begin(task.name(), maxPause);
        try {
            task.work().run();
        } catch (RuntimeException e) {
            LOG.error("{} failed unexpectedly", task.name(), e);
        } catch (Error e) {
            // The task is not scheduled again, so that it becomes overdue.
            LOG.error("{} ended", task.name(), e);
            throw e;
        }
        double factor = 1 + task.jitter() * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        schedule(task, Math.round(task.interval().toMillis() * factor));
    }
}
