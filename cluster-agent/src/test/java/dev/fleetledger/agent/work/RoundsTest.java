package dev.fleetledger.agent.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

/** Tests the detection of a stuck agent by missing heartbeats of its tasks. */
class RoundsTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final AtomicLong nanos = new AtomicLong();
    private final Rounds rounds = new Rounds(nanos::get);

    @Test
    void reportsTaskWithoutHeartbeatAsOverdue() {
        rounds.goesOn("report", Duration.ofMinutes(5));
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(rounds.overdue()).isEmpty();

        nanos.addAndGet(1);

        assertThat(rounds.overdue()).containsExactly("report");
    }

    @Test
    void doesNotReportActiveOrIdleTask() {
        rounds.goesOn("report", Duration.ofMinutes(5));
        rounds.goesOn("repair-0", Duration.ofMinutes(5));

        rounds.rests("repair-0");
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());
        rounds.goesOn("report", Duration.ofMinutes(5));
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());

        assertThat(rounds.overdue()).isEmpty();
    }

    @Test
    void reportsWorkerOfEndlessTaskAsOverdue() throws InterruptedException {
        var keys = new DueKeys();
        var begun = new CountDownLatch(1);
        new Workers(keys, key -> {
            begun.countDown();
            hang();
        }, rounds).start("repair", 1);

        keys.addNow(UUID.randomUUID());
        begun.await();
        assertThat(rounds.overdue()).isEmpty();
        nanos.addAndGet(AN_HOUR.toNanos());

        assertThat(rounds.overdue()).containsExactly("repair-0");
        keys.close();
    }

    @Test
    void reportsPeriodicTaskThatDiedOfError() throws InterruptedException {
        var rhythm = new Rhythm(rounds);
        var died = new CountDownLatch(1);
        rhythm.every("pulse", Duration.ofMillis(1), () -> {
            died.countDown();
            throw new StackOverflowError();
        });
        died.await();

        nanos.addAndGet(AN_HOUR.toNanos());

        assertThat(rounds.overdue()).containsExactly("pulse");
    }

    @Test
    void keepsWorkerAfterTaskThrows() throws InterruptedException {
        var keys = new DueKeys();
        var done = new CountDownLatch(2);
        new Workers(keys, key -> {
            done.countDown();
            throw new StackOverflowError();
        }, rounds).start("repair", 1);

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
