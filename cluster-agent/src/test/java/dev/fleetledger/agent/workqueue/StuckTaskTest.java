package dev.fleetledger.agent.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.fleetledger.liveness.LivenessMonitor;

/** Which of an agent's tasks count as stuck. */
@Timeout(20)
class StuckTaskTest {

    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(2);

    private final AtomicLong nanos = new AtomicLong();
    private final LivenessMonitor livenessMonitor = new LivenessMonitor(nanos::get);

    @Test
    void reportsWorkerOfEndlessTaskAsOverdue() throws InterruptedException {
        var keys = new WorkQueue();
        var started = new CountDownLatch(1);
        new WorkerPool(keys, key -> {
            started.countDown();
            hang();
        }, livenessMonitor, MAX_PAUSE).start("reconcile", 1, AgentThreads.PLATFORM);

        keys.addNow(UUID.randomUUID());
        started.await();
        assertThat(livenessMonitor.stuck()).isEmpty();
        nanos.addAndGet(MAX_PAUSE.toNanos() + 1);

        assertThat(livenessMonitor.stuck()).containsExactly("reconcile-0");
        keys.close();
    }

    /** An idle worker has nothing to do, but one that no longer wakes up is stuck. */
    @Test
    void reportsWorkerThatDoesNotWakeUpAsOverdue() throws InterruptedException {
        var keys = new WorkQueue();
        var ended = new CountDownLatch(1);
        new WorkerPool(keys, key -> {
            ended.countDown();
            throw new LinkageError("ends the worker");
        }, livenessMonitor, MAX_PAUSE).start("reconcile", 1, AgentThreads.PLATFORM);
        keys.addNow(UUID.randomUUID());
        ended.await();

        nanos.addAndGet(MAX_PAUSE.plusSeconds(30).toNanos() + 1);

        assertThat(livenessMonitor.stuck()).containsExactly("reconcile-0");
        keys.close();
    }

    @Test
    void reportsPeriodicTaskThatDiedOfError() throws InterruptedException {
        var periodicTasks = periodicTasks(1);
        var died = new CountDownLatch(1);
        periodicTasks.every("probe", Duration.ofMillis(1), () -> {
            died.countDown();
            throw new StackOverflowError();
        });
        died.await();

        nanos.addAndGet(ONE_HOUR.toNanos());

        assertThat(livenessMonitor.stuck()).containsExactly("probe");
        periodicTasks.stop();
    }

    @Test
    void reportsPeriodicTaskThatNeverGetsThread() throws InterruptedException {
        var periodicTasks = periodicTasks(1);
        var started = new CountDownLatch(1);
        periodicTasks.every("nodes", Duration.ofMillis(1), () -> {
            started.countDown();
            hang();
        });
        periodicTasks.every("lease", Duration.ofMillis(1), () -> { });
        started.await();

        nanos.addAndGet(ONE_HOUR.toNanos());

        assertThat(livenessMonitor.stuck()).containsExactly("lease", "nodes");
        periodicTasks.stop();
    }

    @Test
    void repeatsPeriodicTaskAfterException() throws InterruptedException {
        var periodicTasks = periodicTasks(1);
        var runs = new CountDownLatch(3);

        periodicTasks.everyWithJitter("probe", Duration.ofMillis(1), () -> {
            runs.countDown();
            throw new IllegalStateException("expected by this test");
        });

        assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
        periodicTasks.stop();
    }

    @Test
    void keepsWorkerAfterTaskThrows() throws InterruptedException {
        var keys = new WorkQueue();
        var done = new CountDownLatch(2);
        new WorkerPool(keys, key -> {
            done.countDown();
            throw new StackOverflowError();
        }, livenessMonitor, MAX_PAUSE).start("reconcile", 1, AgentThreads.PLATFORM);

        keys.addNow(UUID.randomUUID());
        keys.addNow(UUID.randomUUID());

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        keys.close();
    }

    private PeriodicTasks periodicTasks(int threadCount) {
        return new PeriodicTasks(livenessMonitor, MAX_PAUSE, AgentThreads.PLATFORM, threadCount);
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
