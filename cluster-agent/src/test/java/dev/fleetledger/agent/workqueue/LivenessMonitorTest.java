package dev.fleetledger.agent.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

/** Tests the detection of a stuck agent by missing heartbeats of its tasks. */
class LivenessMonitorTest {

    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private final AtomicLong nanos = new AtomicLong();
    private final LivenessMonitor livenessMonitor = new LivenessMonitor(nanos::get);

    @Test
    void reportsTaskWithoutHeartbeatAsOverdue() {
        livenessMonitor.expectWithin("report", Duration.ofMinutes(5));
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(livenessMonitor.overdue()).isEmpty();

        nanos.addAndGet(1);

        assertThat(livenessMonitor.overdue()).containsExactly("report");
    }

    @Test
    void doesNotReportActiveOrIdleTask() {
        livenessMonitor.expectWithin("report", Duration.ofMinutes(5));
        livenessMonitor.expectWithin("repair-0", Duration.ofMinutes(5));

        livenessMonitor.suspend("repair-0");
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());
        livenessMonitor.expectWithin("report", Duration.ofMinutes(5));
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());

        assertThat(livenessMonitor.overdue()).isEmpty();
    }

    @Test
    void reportsWorkerOfEndlessTaskAsOverdue() throws InterruptedException {
        var keys = new WorkQueue();
        var started = new CountDownLatch(1);
        new WorkerPool(keys, key -> {
            started.countDown();
            hang();
        }, livenessMonitor).start("repair", 1);

        keys.addNow(UUID.randomUUID());
        started.await();
        assertThat(livenessMonitor.overdue()).isEmpty();
        nanos.addAndGet(ONE_HOUR.toNanos());

        assertThat(livenessMonitor.overdue()).containsExactly("repair-0");
        keys.close();
    }

    @Test
    void reportsPeriodicTaskThatDiedOfError() throws InterruptedException {
        var periodicTasks = new PeriodicTasks(livenessMonitor);
        var died = new CountDownLatch(1);
        periodicTasks.every("pulse", Duration.ofMillis(1), () -> {
            died.countDown();
            throw new StackOverflowError();
        });
        died.await();

        nanos.addAndGet(ONE_HOUR.toNanos());

        assertThat(livenessMonitor.overdue()).containsExactly("pulse");
    }

    @Test
    void keepsWorkerAfterTaskThrows() throws InterruptedException {
        var keys = new WorkQueue();
        var done = new CountDownLatch(2);
        new WorkerPool(keys, key -> {
            done.countDown();
            throw new StackOverflowError();
        }, livenessMonitor).start("repair", 1);

        keys.addNow(UUID.randomUUID());
        keys.addNow(UUID.randomUUID());

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        keys.close();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
