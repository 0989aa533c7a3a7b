package dev.fleetledger.command.deadline;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.fleetledger.command.stream.IdGenerator;

/** Stores deadlines in the caller's transaction. Any instance executes them, once they are due. */
@Component
public final class DeadlineScheduler {

    private final Scheduler client;
    private final IdGenerator idGenerator;

    /** @param client created later, because it depends on all tasks, and these on the tables that schedule deadlines */
    DeadlineScheduler(@Lazy Scheduler client, IdGenerator idGenerator) {
        this.client = client;
        this.idGenerator = idGenerator;
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

    /**
     * Schedules an execution for each subject, for when the caller's transaction has been committed. Each is an instance of its own, because
     * one that is already being executed might not have seen what the transaction changes.
     *
     * @see #subject
     */
    public void scheduleNow(TaskDescriptor<Void> task, Collection<UUID> subjects, Instant now) {
        if (subjects.isEmpty()) {
            return;
        }
        client.scheduleBatch(subjects.stream().map(subject -> task.instance(subject + "/" + idGenerator.next()).build()), now);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            // Without it the execution waits for the next poll.
            @Override
            public void afterCommit() {
                client.triggerCheckForDueExecutions();
            }
        });
    }

    /** Returns what an instance scheduled by {@link #scheduleNow} is about. */
    public static UUID subject(String instance) {
        return UUID.fromString(instance.substring(0, instance.indexOf('/')));
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
