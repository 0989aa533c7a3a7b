package dev.fleetledger.command.rollout.step;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.deadline.DeadlineScheduler;

/** When a rollout goes on by itself: at the end of a soak, the opening of a window, the expiry of an approval … */
@Component
final class RolloutTimer {

    /** Has an instance for each rollout. */
    static final TaskDescriptor<Void> TIMER = TaskDescriptor.of("rollout-timer");

    private final DeadlineScheduler deadlineScheduler;
    private final RolloutTable rolloutTable;

    RolloutTimer(DeadlineScheduler deadlineScheduler, RolloutTable rolloutTable) {
        this.deadlineScheduler = deadlineScheduler;
        this.rolloutTable = rolloutTable;
    }

    /** A timer that is set for an earlier time stays: its step finds nothing to do, and sets the next one. */
    void set(UUID rollout, @Nullable Instant next) {
        Optional<Instant> present = rolloutTable.findNext(rollout);
        if (next != null && present.filter(it -> !it.isAfter(next)).isEmpty()) {
            deadlineScheduler.schedule(TIMER, rollout.toString(), next);
            rolloutTable.setNext(rollout, next);
        }
    }
}
