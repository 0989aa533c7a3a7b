package dev.fleetledger.command.hub;

import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Adapts the relay's tables to a ledger that was restored from a backup. */
@Component
final class HubRestore {

    private static final String FIND_PENDING = "select greatest(epoch, coalesce(known_epoch, 0), ?) + 1, coalesce(known_head, 0)"
            + " from command.hub where known_head is not null or ? for update";
    // If topics are lost too, only the agents' reports show that the ledger had more events. An epoch that no hub can have reached
    // is ignored.
    private static final String REPORTED_EPOCH = "select coalesce(max(epoch), 0) from"
            + " (select (facts->'attempt'->>'epoch')::bigint epoch from command.seen) told where epoch <= 1000000000";
    private static final String IS_AHEAD = "select exists (select 1 from command.seen s where (facts->'attempt'->>'generation')::bigint >"
            + " (select max((payload->>'generation')::bigint) from ledger.events where aggregate_type = 'Deployment'"
            + " and aggregate_identifier = s.workload || '/' || s.cluster and type = 'deployment.wanted'))"
            + " or ? > (select epoch from command.hub)";
    // Positions beyond the ledger's end will be assigned again, so the checkpoint must not exceed it.
    private static final String RESET_CHECKPOINT =
            "update command.relay_place set position = least(position, (select coalesce(max(position), 0) from ledger.events))";
    private static final String REBUILD_WANTED = "insert into command.relay_wanted (cluster, workload, position)"
            + " select payload->>'cluster', (payload->>'workload')::uuid, position from (select distinct on (aggregate_identifier) type, payload, position"
            + " from ledger.events where aggregate_type = 'Deployment' and position <= (select position from command.relay_place)"
            + " and type in ('deployment.wanted', 'deployment.gone', 'deployment.released', 'deployment.forgotten')"
            + " order by aggregate_identifier, position desc) last where type = 'deployment.wanted'";

    private final JdbcTemplate jdbc;

    HubRestore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param nextEpoch greater than any epoch known from a topic or a report */
    record PendingRestore(long nextEpoch, long knownHead) {}

    /** Locks the hub's row until this transaction ends; empty when neither a topic nor a report knows a later state than this ledger. */
    Optional<PendingRestore> findPending() {
        Long reportedEpoch = jdbc.queryForObject(REPORTED_EPOCH, Long.class);
        Boolean isAhead = jdbc.queryForObject(IS_AHEAD, Boolean.class, reportedEpoch);
        return jdbc.query(FIND_PENDING, (row, n) -> new PendingRestore(row.getLong(1), row.getLong(2)), reportedEpoch, isAhead).stream()
                .findFirst();
    }

    /** The relay continues in this epoch and rewrites every topic. */
    void accept(long epoch) {
        jdbc.update("update command.hub set epoch = ?, known_epoch = null, known_head = null", epoch);
        jdbc.update(RESET_CHECKPOINT);
        jdbc.update("delete from command.parked where position > (select position from command.relay_place)");
        jdbc.update("delete from command.relay_wanted");
        jdbc.update(REBUILD_WANTED);
        // Marks every topic as not filled, as if it had been recreated.
        jdbc.update("update command.relay_topics set topic_id = null");
    }
}
