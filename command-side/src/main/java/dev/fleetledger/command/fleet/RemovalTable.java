package dev.fleetledger.command.fleet;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code command.removals}: clusters to be removed, each with the time of its next step. */
@Component
public final class RemovalTable {

    private static final String SCHEDULE = "insert into command.removals (cluster, due, next_look) values (?, ?, ?)"
            + " on conflict (cluster) do update set due = excluded.due, next_look = excluded.next_look";
    private static final String LOCK_DUE =
            "select cluster, begun_at is not null, seen from command.removals where cluster = ? and next_look <= ?"
            + " for update skip locked";

    private final JdbcTemplate jdbc;
    private final ClusterTable clusterTable;

    RemovalTable(JdbcTemplate jdbc, ClusterTable clusterTable) {
        this.jdbc = jdbc;
        this.clusterTable = clusterTable;
    }

    /** @param lastWorkload last workload processed in this pass over the cluster's workloads; absent: a new pass starts */
    public record Removal(String cluster, boolean begun, @Nullable UUID lastWorkload) {}

    public void schedule(String cluster, Instant due) {
        requireNotBegun(cluster);
        clusterTable.markLeaving(cluster, true);
        jdbc.update(SCHEDULE, cluster, Timestamp.from(due), Timestamp.from(due));
    }

    /** Does nothing when no removal was requested. */
    public void cancel(String cluster) {
        requireNotBegun(cluster);
        if (jdbc.update("delete from command.removals where cluster = ?", cluster) > 0) {
            clusterTable.markLeaving(cluster, false);
        }
    }

    /** Clusters with a due step. */
    public List<String> findDue(Instant now) {
        return jdbc.query("select cluster from command.removals where next_look <= ? order by next_look", (row, n) -> row.getString(1),
                Timestamp.from(now));
    }

    /** Locks the row until this transaction ends; empty when another instance holds it or has just executed the step. */
    public Optional<Removal> lockDue(String cluster, Instant now) {
        return jdbc.query(LOCK_DUE, (row, n) -> new Removal(row.getString(1), row.getBoolean(2), row.getObject(3, UUID.class)), cluster,
                Timestamp.from(now)).stream().findFirst();
    }

    public void begin(String cluster, Instant now) {
        clusterTable.markEnding(cluster);
        jdbc.update("update command.removals set begun_at = ? where cluster = ?", Timestamp.from(now), cluster);
    }

    public void reschedule(String cluster, @Nullable UUID lastWorkload, Instant now, Duration pause) {
        jdbc.update("update command.removals set seen = ?, next_look = ? where cluster = ?", lastWorkload, Timestamp.from(now.plus(pause)),
                cluster);
    }

    public void end(String cluster) {
        jdbc.update("delete from command.removals where cluster = ?", cluster);
    }

    /** Instances' clocks differ, so the table has the last word: if the removal has begun, the command must decide again. */
    private void requireNotBegun(String cluster) {
        if (!jdbc.queryForList("select 1 from command.removals where cluster = ? and begun_at is not null for update", cluster).isEmpty()) {
            throw new ConcurrencyFailureException("The removal of the cluster has begun in the meantime");
        }
    }
}
