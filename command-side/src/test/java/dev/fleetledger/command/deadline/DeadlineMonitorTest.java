package dev.fleetledger.command.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.HeartbeatConfig;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.junit.jupiter.api.Test;

import dev.fleetledger.liveness.LivenessMonitor;

class DeadlineMonitorTest {

    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);

    private final AtomicLong nanos = new AtomicLong();
    private final LivenessMonitor livenessMonitor = new LivenessMonitor(nanos::get);
    private final DeadlineMonitor monitor = new DeadlineMonitor(livenessMonitor, MAX_PAUSE);
    private final Execution execution = new Execution(Instant.EPOCH, TaskDescriptor.of("removal").instance("eu-1").build());

    @Test
    void isStuckWhileExecutionHangs() {
        monitor.onExecutionStart(new CurrentlyExecuting(execution, Instant::now, new HeartbeatConfig(MAX_PAUSE, 4, MAX_PAUSE)));

        passMinutes(6);

        assertThat(livenessMonitor.stuck()).containsExactly("removal of eu-1");
    }

    @Test
    void isNotStuckAfterExecutionHasEnded() {
        monitor.onExecutionStart(new CurrentlyExecuting(execution, Instant::now, new HeartbeatConfig(MAX_PAUSE, 4, MAX_PAUSE)));

        monitor.onExecutionComplete(ExecutionComplete.success(execution, Instant.EPOCH, Instant.EPOCH));
        passMinutes(6);

        assertThat(livenessMonitor.stuck()).isEmpty();
    }

    private void passMinutes(long minutes) {
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(minutes));
    }
}
