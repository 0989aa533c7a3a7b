package dev.fleetledger.command.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

import dev.fleetledger.liveness.Heartbeat;
import dev.fleetledger.liveness.LivenessMonitor;

/** db-scheduler on a database that is unavailable. */
class DueDeadlineQueryTest {

    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);

    private final AtomicLong nanos = new AtomicLong();
    private final LivenessMonitor livenessMonitor = new LivenessMonitor(nanos::get);
    private final Semaphore polls = new Semaphore(0);
    private final Scheduler scheduler = Scheduler.create(new UnavailableDatabase())
            .jdbcCustomization(new DueDeadlineQuery(new Heartbeat(livenessMonitor, "deadlines", MAX_PAUSE)))
            .pollUsingLockAndFetch(0.5, 1).pollingInterval(Duration.ofMillis(20)).build();

    @Test
    void isStuckWhenPollingEnds() throws InterruptedException {
        scheduler.start();
        awaitPolls();

        scheduler.stop();
        passMinutes(6);

        assertThat(livenessMonitor.stuck()).containsExactly("deadlines");
    }

    @Test
    void isNotStuckWhilePollingFails() throws InterruptedException {
        scheduler.start();
        awaitPolls();

        passMinutes(4);
        awaitPolls();
        passMinutes(4);

        assertThat(livenessMonitor.stuck()).isEmpty();
        scheduler.stop();
    }

    /** Waits for two, since the first may have begun before the time passed. */
    private void awaitPolls() throws InterruptedException {
        polls.drainPermits();
        assertThat(polls.tryAcquire(2, 20, TimeUnit.SECONDS)).as("it polls").isTrue();
    }

    private void passMinutes(long minutes) {
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(minutes));
    }

    private final class UnavailableDatabase extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            polls.release();
            throw new SQLException("unavailable");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
