package dev.fleetledger.command.rollout.step;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.deadline.DeadlineScheduler;

/** Lets rollouts go on after the caller's transaction. */
@Component
public final class RolloutWakeup {

    static final TaskDescriptor<Void> STEP = TaskDescriptor.of("rollout-step");

    private final DeadlineScheduler deadlineScheduler;
    private final RolloutClusterTable clusterTable;

    RolloutWakeup(DeadlineScheduler deadlineScheduler, RolloutClusterTable clusterTable) {
        this.deadlineScheduler = deadlineScheduler;
        this.clusterTable = clusterTable;
    }

    public void wake(Collection<UUID> rollouts, Instant now) {
        deadlineScheduler.scheduleNow(STEP, rollouts, now);
    }

    /** Clusters that have been heard may be what a rollout waits for. */
    public void onHeard(Collection<String> clusters, Instant now) {
        if (!clusters.isEmpty()) {
            wake(clusterTable.findAwaiting(clusters), now);
        }
    }
}
