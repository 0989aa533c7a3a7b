package dev.fleetledger.command.relay.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.relay.outbox.OutboxRecord;
import dev.fleetledger.contract.MessageLimit;
import dev.fleetledger.ledger.Position;

/** Parked records, which wait in order until their cluster's topic can be written again. */
public record ParkedRecordTable(JdbcTemplate jdbc) {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 6;
    private static final int ERROR_LIMIT = 500;

    /** @param attempts attempts for this record; only the first record of a cluster is retried, the others wait */
    record ParkedRecord(Position position, String key, int attempts) {}

    public Set<String> findClusters() {
        return Set.copyOf(jdbc.query("select distinct cluster from command.parked", (row, n) -> row.getString(1)));
    }

    public long count() {
        return jdbc.queryForList("select count(*) from command.parked", Long.class).getFirst();
    }

    public void park(List<OutboxRecord> records, String error, Instant now) {
        String message = MessageLimit.truncate(error, ERROR_LIMIT);
        jdbc.batchUpdate("insert into command.parked (cluster, position, key, why, since, tries, next_try) values (?, ?, ?, ?, ?, 1, ?)"
                + " on conflict do nothing", records, records.size(), (row, outboxRecord) -> {
                    row.setString(1, outboxRecord.cluster());
                    row.setLong(2, outboxRecord.position().value());
                    row.setString(3, outboxRecord.key());
                    row.setString(4, message);
                    row.setObject(5, utc(now));
                    row.setObject(6, utc(now.plus(FIRST_RETRY)));
                });
    }

    /** Clusters whose first parked record is due for a retry. */
    List<String> findDue(Instant now) {
        return jdbc.query("select cluster from (select distinct on (cluster) cluster, next_try from command.parked"
                + " order by cluster, position) first where next_try <= ? order by cluster", (row, n) -> row.getString(1), utc(now));
    }

    /** Ordered by position; the hub record comes last within a position. */
    List<ParkedRecord> find(String cluster, int max) {
        return jdbc.query("select position, key, tries from command.parked where cluster = ? order by position, key = 'hub' limit ?",
                (row, n) -> new ParkedRecord(new Position(row.getLong("position")), row.getString("key"), row.getInt("tries")), cluster,
                max);
    }

    void delete(String cluster, ParkedRecord record) {
        jdbc.update("delete from command.parked where cluster = ? and position = ? and key = ?", cluster, record.position().value(),
                record.key());
    }

    void recordFailure(String cluster, ParkedRecord record, String error, Instant now) {
        Duration delay = FIRST_RETRY.multipliedBy(1L << Math.min(record.attempts(), MAX_DOUBLINGS));
        jdbc.update("update command.parked set tries = tries + 1, why = ?, next_try = ? where cluster = ? and position = ? and key = ?",
                MessageLimit.truncate(error, ERROR_LIMIT), utc(now.plus(delay)), cluster, record.position().value(),
                record.key());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
