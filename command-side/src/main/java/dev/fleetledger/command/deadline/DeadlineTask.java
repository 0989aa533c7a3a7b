package dev.fleetledger.command.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.ledger.StreamConflictException;

/** What is executed when a deadline is due. A failed execution is repeated with a growing delay, up to a minute. */
public final class DeadlineTask {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineTask.class);
    private static final int MAX_DOUBLINGS = 6;
    private static final Duration MAX_RETRY_DELAY = Duration.ofMinutes(1);

    private DeadlineTask() {}

    /**
     * @param transactions each execution is a transaction of its own
     * @param execution    gets the task's instance and the time, returns when to execute it again; empty: it is done. It may be executed
     *                     late or twice, so it reads, locks and decides anew.
     */
    public static Task<Void> of(TaskDescriptor<Void> descriptor, PlatformTransactionManager transactions, Clock clock,
            BiFunction<String, Instant, Optional<Instant>> execution) {
        var transaction = new TransactionTemplate(transactions);
        return Tasks.custom(descriptor).onFailure(DeadlineTask::retry).execute((instance, context) -> transaction
                .execute(status -> execution.apply(instance.getId(), clock.now()))
                .<CompletionHandler<Void>>map(next -> (complete, operations) -> operations.reschedule(complete, next))
                .orElseGet(CompletionHandler.OnCompleteRemove::new));
    }

    private static void retry(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        Duration delay = retryDelay(failed.getExecution().consecutiveFailures);
        Throwable cause = failed.getCause().orElseThrow();
        if (cause instanceof StreamConflictException || cause instanceof ConcurrencyFailureException) {
            LOG.debug("Conflict with another transaction; {} is executed again in {}", failed.getExecution().taskInstance, delay, cause);
        } else {
            LOG.warn("{} failed and is executed again in {}: {}", failed.getExecution().taskInstance, delay, cause.toString());
        }
        operations.reschedule(failed, failed.getTimeDone().plus(delay));
    }

    static Duration retryDelay(int formerFailures) {
        Duration delay = Duration.ofSeconds(1L << Math.min(formerFailures, MAX_DOUBLINGS));
        return delay.compareTo(MAX_RETRY_DELAY) < 0 ? delay : MAX_RETRY_DELAY;
    }
}
