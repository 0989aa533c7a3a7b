package dev.fleetledger.liveness.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.OneTimeTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.TaskExecutionOutcome;
import org.springframework.scheduling.config.TaskExecutionOutcome.Status;

import dev.fleetledger.liveness.WatchdogTarget;

/** Finds stuck tasks of Spring's scheduler, which tells of each one when it was started last, and whether it is due. */
final class ScheduledTaskMonitor implements WatchdogTarget {

    private final ObjectProvider<ScheduledTaskHolder> holders;
    private final Duration maxPause;
    private final InstantSource clock;
    private final Map<ScheduledTask, Due> due = new ConcurrentHashMap<>();
    private volatile Instant resumedAt = Instant.MIN;

    /**
     * A task that is due, and hasn't been started.
     *
     * @param since         time of the check that found it due
     * @param lastExecution start of its last execution; null before the first
     */
    private record Due(Instant since, @Nullable Instant lastExecution) {}

    ScheduledTaskMonitor(ObjectProvider<ScheduledTaskHolder> holders, Duration maxPause) {
        this(holders, maxPause, InstantSource.system());
    }

    ScheduledTaskMonitor(ObjectProvider<ScheduledTaskHolder> holders, Duration maxPause, InstantSource clock) {
        this.holders = holders;
        this.maxPause = maxPause;
        this.clock = clock;
    }

    @Override
    public List<String> stuck() {
        return holders.stream().flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(task -> !(task.getTask() instanceof OneTimeTask)).filter(this::isStuck)
                .map(ScheduledTask::toString).sorted().toList();
    }

    @Override
    public void postponeDeadlines(Duration time) {
        resumedAt = clock.instant();
    }

    private boolean isStuck(ScheduledTask task) {
        TaskExecutionOutcome last = task.getTask().getLastExecutionOutcome();
        Instant started = last.executionTime();
        if (last.status() == Status.STARTED && started != null) {
            return isLongAgo(started, maxPause.plus(interval(task).multipliedBy(2)));
        }
        if (task.nextExecution() != null) {
            due.remove(task);
            return false;
        }
        // Spring tells no time of an execution that is due.
        Due known = due.compute(task, (any, before) -> before != null && Objects.equals(before.lastExecution(), started) ? before
                : new Due(clock.instant(), started));
        return isLongAgo(known.since(), maxPause);
    }

    /** A process that stood still has started nothing meanwhile. */
    private boolean isLongAgo(Instant time, Duration timeout) {
        Instant from = time.isAfter(resumedAt) ? time : resumedAt;
        return from.plus(timeout).isBefore(clock.instant());
    }

    /** A cleanup that is due once an hour may well run for an hour. */
    private static Duration interval(ScheduledTask task) {
        return task.getTask() instanceof FixedDelayTask fixed ? fixed.getIntervalDuration() : Duration.ZERO;
    }
}
