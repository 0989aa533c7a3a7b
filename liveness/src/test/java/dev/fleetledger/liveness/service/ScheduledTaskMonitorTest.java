package dev.fleetledger.liveness.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

class ScheduledTaskMonitorTest {

    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);

    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private final ScheduledTaskRegistrar tasks = new ScheduledTaskRegistrar();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final Set<ScheduledTask> scheduled = new HashSet<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ScheduledTaskMonitor monitor = new ScheduledTaskMonitor(new ObjectProvider<>() {

        @Override
        public Stream<ScheduledTaskHolder> stream() {
            return Stream.of(() -> scheduled);
        }
    }, MAX_PAUSE, now::get);

    @BeforeEach
    void startScheduler() {
        scheduler.initialize();
        tasks.setTaskScheduler(scheduler);
    }

    @AfterEach
    void stopScheduler() {
        end.countDown();
        scheduler.shutdown();
    }

    @Test
    void findsTaskThatNeverEnds() throws InterruptedException {
        schedule(this::waitForEnd, Duration.ofSeconds(1), Duration.ZERO);
        started.await();
        pass(MAX_PAUSE.plusSeconds(1));
        assertThat(monitor.stuck()).isEmpty();

        pass(Duration.ofSeconds(3));

        assertThat(monitor.stuck()).singleElement().asString().contains("ScheduledTaskMonitorTest");
    }

    @Test
    void letsRareTaskRunForLong() throws InterruptedException {
        schedule(this::waitForEnd, Duration.ofHours(1), Duration.ZERO);
        started.await();

        pass(Duration.ofHours(2));

        assertThat(monitor.stuck()).isEmpty();
    }

    @Test
    void findsTaskThatIsNotStarted() throws InterruptedException {
        schedule(this::waitForEnd, Duration.ofHours(1), Duration.ZERO);
        started.await();
        schedule(() -> { }, Duration.ofSeconds(1), Duration.ZERO);
        assertThat(monitor.stuck()).isEmpty();

        pass(MAX_PAUSE.plusSeconds(1));

        assertThat(monitor.stuck()).hasSize(1);
    }

    @Test
    void postponesDeadlinesAfterSuspension() throws InterruptedException {
        schedule(this::waitForEnd, Duration.ofSeconds(1), Duration.ZERO);
        started.await();
        pass(Duration.ofHours(1));

        monitor.postponeDeadlines(Duration.ofHours(1));

        assertThat(monitor.stuck()).isEmpty();
    }

    private void schedule(Runnable work, Duration interval, Duration initialDelay) {
        scheduled.add(Objects.requireNonNull(tasks.scheduleFixedDelayTask(new FixedDelayTask(work, interval, initialDelay))));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private void waitForEnd() {
        started.countDown();
        try {
            end.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
