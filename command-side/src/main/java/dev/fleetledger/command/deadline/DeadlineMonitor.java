package dev.fleetledger.command.deadline;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;

import dev.fleetledger.liveness.Heartbeat;
import dev.fleetledger.liveness.LivenessMonitor;

/** Finds out when db-scheduler no longer polls for due deadlines, or an execution hangs. */
final class DeadlineMonitor extends AbstractSchedulerListener {

    private final LivenessMonitor livenessMonitor;
    private final Duration maxPause;
    private final Heartbeat polling;

    DeadlineMonitor(LivenessMonitor livenessMonitor, Duration maxPause) {
        this.livenessMonitor = livenessMonitor;
        this.maxPause = maxPause;
        this.polling = new Heartbeat(livenessMonitor, "deadlines", maxPause);
    }

    /** An error is a sign of life too: the database is unavailable, and no restart would mend that. */
    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        if (type == SchedulerEventType.RAN_EXECUTE_DUE || type == SchedulerEventType.UNEXPECTED_ERROR) {
            polling.signal();
        }
    }

    @Override
    public void onExecutionStart(CurrentlyExecuting started) {
        livenessMonitor.expectWithin(name(started.getExecution()), maxPause);
    }

    @Override
    public void onExecutionComplete(ExecutionComplete completed) {
        livenessMonitor.end(name(completed.getExecution()));
    }

    private static String name(TaskInstanceId task) {
        return task.getTaskName() + " of " + task.getId();
    }
}
