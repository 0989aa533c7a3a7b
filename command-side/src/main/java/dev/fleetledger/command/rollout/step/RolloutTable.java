package dev.fleetledger.command.rollout.step;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.rollout.RolloutEvent.Planned;
import dev.fleetledger.contract.rollout.RolloutKind;

/** Table {@code command.rollouts}, written in the transaction of the events. */
@Component
public final class RolloutTable {

    /** The open rollout of a workload; there is at most one, by a unique index. */
    public record OpenRollout(UUID rollout, RolloutKind kind) {}

    private final JdbcTemplate jdbc;

    RolloutTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the row, so that one transaction at a time decides about the rollout. @return whether the rollout exists */
    public boolean lock(UUID rollout) {
        return !jdbc.queryForList("select 1 from command.rollouts where rollout = ? for update", rollout).isEmpty();
    }

    /** Locks them. Rollouts that a former version began may be open beside others. */
    public List<UUID> lockOpen(UUID workload) {
        return jdbc.query("select rollout from command.rollouts where workload = ? and outcome is null order by rollout for update",
                (row, n) -> row.getObject(1, UUID.class), workload);
    }

    public Optional<OpenRollout> findOpen(UUID workload) {
        return jdbc.query("select rollout, kind from command.rollouts where workload = ? and outcome is null and kind <> 'former'",
                (row, n) -> new OpenRollout(row.getObject(1, UUID.class), RolloutKind.of(row.getString(2))), workload).stream().findFirst();
    }

    /** The rollout of the workload that was planned last. */
    public Optional<UUID> findNewest(UUID workload) {
        return jdbc.query("select rollout from command.rollouts where workload = ? order by rollout desc limit 1",
                (row, n) -> row.getObject(1, UUID.class), workload).stream().findFirst();
    }

    /** @return the revision that was last completed everywhere; empty when none was */
    public Optional<Integer> findCompletedRevision(UUID workload) {
        return jdbc.query("select revision from command.rollouts where workload = ? and outcome = 'completed' and kind <> 'delete'"
                + " order by rollout desc limit 1", (row, n) -> row.getInt(1), workload).stream().findFirst();
    }

    /** @throws ConcurrencyFailureException when the workload has another open one by now: the command must decide again */
    void add(Planned planned) {
        try {
            jdbc.update("insert into command.rollouts (rollout, workload, kind, revision) values (?, ?, ?, ?)", planned.rollout(),
                    planned.workload(), planned.kind().apiName(), planned.revision());
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyFailureException("Another rollout of the workload has begun in the meantime", e);
        }
    }

    void end(UUID rollout, String outcome) {
        jdbc.update("update command.rollouts set outcome = ? where rollout = ?", outcome, rollout);
    }

    Optional<Instant> findNext(UUID rollout) {
        return jdbc.query("select next_at from command.rollouts where rollout = ? and next_at is not null",
                (row, n) -> row.getTimestamp(1).toInstant(), rollout).stream().findFirst();
    }

    void setNext(UUID rollout, @Nullable Instant next) {
        jdbc.update("update command.rollouts set next_at = ? where rollout = ?", next == null ? null : Timestamp.from(next), rollout);
    }
}
