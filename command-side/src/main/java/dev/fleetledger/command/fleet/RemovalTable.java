package dev.fleetledger.command.fleet;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.deadline.DeadlineScheduler;

/** Table {@code command.removals}: clusters to be removed, each with a deadline, at which the removal begins or continues. */
@Component
public final class RemovalTable {

    /** Has an instance for each cluster. */
    public static final TaskDescriptor<Void> DEADLINE = TaskDescriptor.of("cluster-removal");

    private static final String SAVE = "insert into command.removals (cluster, due) values (?, ?)"
            + " on conflict (cluster) do update set due = excluded.due";
    private static final String LOCK = "select cluster, due, begun_at is not null, seen from command.removals where cluster = ? for update";

    private final JdbcTemplate jdbc;
    private final ClusterTable clusterTable;
    private final DeadlineScheduler deadlineScheduler;

    RemovalTable(JdbcTemplate jdbc, ClusterTable clusterTable, DeadlineScheduler deadlineScheduler) {
        this.jdbc = jdbc;
        this.clusterTable = clusterTable;
        this.deadlineScheduler = deadlineScheduler;
    }

    /** @param lastWorkload last workload processed in this pass over the cluster's workloads; absent: a new pass starts */
    public record Removal(String cluster, Instant due, boolean begun, @Nullable UUID lastWorkload) {

        public boolean isDue(Instant now) {
            return begun || !due.isAfter(now);
        }
    }

    public void schedule(String cluster, Instant due) {
        requireNotBegun(cluster);
        clusterTable.markLeaving(cluster, true);
        jdbc.update(SAVE, cluster, Timestamp.from(due));
        deadlineScheduler.schedule(DEADLINE, cluster, due);
    }

    /** Does nothing when no removal was requested. */
    public void cancel(String cluster) {
        requireNotBegun(cluster);
        if (jdbc.update("delete from command.removals where cluster = ?", cluster) > 0) {
            clusterTable.markLeaving(cluster, false);
            deadlineScheduler.cancel(DEADLINE, cluster);
        }
    }

    /** Locks the row until this transaction ends; empty when the removal was cancelled or has ended. */
    public Optional<Removal> lock(String cluster) {
        return jdbc.query(LOCK, (row, n) -> new Removal(row.getString(1), row.getTimestamp(2).toInstant(), row.getBoolean(3),
                row.getObject(4, UUID.class)), cluster).stream().findFirst();
    }

    public void begin(String cluster, Instant now) {
        clusterTable.markEnding(cluster);
        jdbc.update("update command.removals set begun_at = ? where cluster = ?", Timestamp.from(now), cluster);
    }

    public void recordPass(String cluster, @Nullable UUID lastWorkload) {
        jdbc.update("update command.removals set seen = ? where cluster = ?", lastWorkload, cluster);
    }

    public void end(String cluster) {
        jdbc.update("delete from command.removals where cluster = ?", cluster);
        deadlineScheduler.cancel(DEADLINE, cluster);
    }

    /** Instances' clocks differ, so the table has the last word: if the removal has begun, the command must decide again. */
    private void requireNotBegun(String cluster) {
        if (lock(cluster).filter(Removal::begun).isPresent()) {
            throw new ConcurrencyFailureException("The removal of the cluster has begun in the meantime");
        }
    }
}
