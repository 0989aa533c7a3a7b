package dev.fleetledger.command.deadline;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;

import dev.fleetledger.liveness.LivenessMonitor;

/** Finds out when the execution of a deadline hangs. */
final class DeadlineMonitor extends AbstractSchedulerListener {

    private final LivenessMonitor livenessMonitor;
    private final Duration maxPause;

    DeadlineMonitor(LivenessMonitor livenessMonitor, Duration maxPause) {
        this.livenessMonitor = livenessMonitor;
        this.maxPause = maxPause;
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
