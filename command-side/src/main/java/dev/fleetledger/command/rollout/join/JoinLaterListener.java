package dev.fleetledger.command.rollout.join;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.deadline.DeadlineScheduler;
import dev.fleetledger.command.relay.outbox.LedgerListener;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.RecordedEvent;

/**
 * Keeps table {@code command.join_later}, and lets its workloads look for new clusters when the fleet has changed, or when a rollout that
 * they waited for is over.
 */
@Component
final class JoinLaterListener implements LedgerListener {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("cluster-join");

    private final JdbcTemplate jdbc;
    private final DeadlineScheduler deadlineScheduler;
    private final InstantSource clock;

    JoinLaterListener(JdbcTemplate jdbc, DeadlineScheduler deadlineScheduler, InstantSource clock) {
        this.jdbc = jdbc;
        this.deadlineScheduler = deadlineScheduler;
        this.clock = clock;
    }

    @Override
    public void onEvents(List<RecordedEvent> events) {
        boolean fleetHasChanged = false;
        Set<UUID> due = new LinkedHashSet<>();
        for (RecordedEvent event : events) {
            switch (event.payload()) {
                case WorkloadEvent.Placed it -> save(it);
                case WorkloadEvent.Deleted it -> jdbc.update("delete from command.join_later where workload = ?", it.workload());
                case RolloutEvent.Finished it -> due.addAll(find("select workload from command.rollouts join command.join_later"
                        + " using (workload) where rollout = ?", it.rollout()));
                case ClusterEvent.Registered _, ClusterEvent.Labelled _, ClusterEvent.Uncordoned _, ClusterEvent.RemovalTakenBack _,
                        ClusterFactEvent.Joined _ -> fleetHasChanged = true;
                default -> { }
            }
        }
        if (fleetHasChanged) {
            due.addAll(find("select workload from command.join_later"));
        }
        deadlineScheduler.scheduleNow(TASK, due, clock.instant());
    }

    private void save(WorkloadEvent.Placed placed) {
        jdbc.update(placed.placement().path("joinLater").booleanValue(false)
                ? "insert into command.join_later (workload) values (?) on conflict do nothing"
                : "delete from command.join_later where workload = ?", placed.workload());
    }

    private List<UUID> find(String sql, Object... arguments) {
        return jdbc.query(sql, (row, n) -> row.getObject(1, UUID.class), arguments);
    }
}
