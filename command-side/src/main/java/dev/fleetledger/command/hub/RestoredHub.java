package dev.fleetledger.command.hub;

import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the relay keeps in tables, laid onto a ledger that was restored. */
@Component
final class RestoredHub {

    private static final String FOUND = "select greatest(epoch, coalesce(known_epoch, 0), ?) + 1, coalesce(known_head, 0)"
            + " from command.hub where known_head is not null or ? for update";
    // Topics may be lost too: then only the clusters tell that there was more than this. An epoch that no hub can have reached is a lie.
    private static final String TOLD = "select coalesce(max(epoch), 0) from"
            + " (select (facts->'attempt'->>'epoch')::bigint epoch from command.seen) told where epoch <= 1000000000";
    private static final String IS_AHEAD = "select exists (select 1 from command.seen s where (facts->'attempt'->>'generation')::bigint >"
            + " (select max((payload->>'generation')::bigint) from ledger.events where aggregate_type = 'Deployment'"
            + " and aggregate_identifier = s.workload || '/' || s.cluster and type = 'deployment.wanted'))"
            + " or ? > (select epoch from command.hub)";
    // What was sent beyond the ledger's end is not sent any more: the positions are given anew.
    private static final String STEP_BACK = "update command.relay_place set position = least(position, (select coalesce(max(position), 0) from ledger.events))";
    private static final String WANTED = "insert into command.relay_wanted (cluster, workload, position)"
            + " select payload->>'cluster', (payload->>'workload')::uuid, position from (select distinct on (aggregate_identifier) type, payload, position"
            + " from ledger.events where aggregate_type = 'Deployment' and position <= (select position from command.relay_place)"
            + " and type in ('deployment.wanted', 'deployment.gone', 'deployment.released', 'deployment.forgotten')"
            + " order by aggregate_identifier, position desc) last where type = 'deployment.wanted'";

    private final JdbcTemplate jdbc;

    RestoredHub(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param nextEpoch later than any that a topic was ever told */
    record Found(long nextEpoch, long knownHead) {}

    /** Kept until this transaction ends; empty as long as neither a topic nor a cluster knows a later ledger than this one. */
    Optional<Found> found() {
        Long told = jdbc.queryForObject(TOLD, Long.class);
        Boolean isAhead = jdbc.queryForObject(IS_AHEAD, Boolean.class, told);
        return jdbc.query(FOUND, (row, n) -> new Found(row.getLong(1), row.getLong(2)), told, isAhead).stream().findFirst();
    }

    /** The relay's next turn begins in this epoch, and every topic is written anew. */
    void goOn(long epoch) {
        jdbc.update("update command.hub set epoch = ?, known_epoch = null, known_head = null", epoch);
        jdbc.update(STEP_BACK);
        jdbc.update("delete from command.parked where position > (select position from command.relay_place)");
        jdbc.update("delete from command.relay_wanted");
        jdbc.update(WANTED);
        // No topic holds what it should: the same as if each were another one.
        jdbc.update("update command.relay_topics set topic_id = null");
    }
}
