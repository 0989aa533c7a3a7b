package dev.fleetledger.command.deadline;

import java.time.Instant;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Stores deadlines in the caller's transaction. Any instance executes them, once they are due. */
@Component
public final class DeadlineScheduler {

    private final SchedulerClient client;

    /** @param client created later, because it depends on all tasks, and these on the tables that schedule deadlines */
    DeadlineScheduler(@Lazy SchedulerClient client) {
        this.client = client;
    }

    /**
     * Sets a deadline, or changes the one that has been set for this instance of the task.
     *
     * @throws ConcurrencyFailureException when the former one is being executed: the command must decide again
     */
    public void schedule(TaskDescriptor<Void> task, String instance, Instant due) {
        boolean scheduled;
        try {
            scheduled = client.schedule(task.instance(instance).scheduledTo(due), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceException e) {
            throw new ConcurrencyFailureException("The deadline is being executed", e);
        }
        if (!scheduled) {
            throw new ConcurrencyFailureException("The deadline has just been executed");
        }
    }

    /** Cancels a deadline, if one is set. One that is being executed finds the caller's change when it locks what it is about. */
    public void cancel(TaskDescriptor<Void> task, String instance) {
        try {
            client.cancel(task.instanceId(instance));
        } catch (TaskInstanceException e) {
            // None is set, or it is being executed.
        }
    }
}
