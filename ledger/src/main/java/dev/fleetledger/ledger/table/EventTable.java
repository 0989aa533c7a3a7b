package dev.fleetledger.ledger.table;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.ledger.StreamId;

/** SQL statements on {@code ledger.events}. Each method takes one round trip, however much is requested. */
public final class EventTable {

    // "offset 0" keeps the planner from turning the lookups into a scan, which it would do on a table that was never analysed.
    private static final String STREAMS = "select e.* from unnest(?, ?) with ordinality s(type, identifier, n) cross join lateral (select "
            + EventRow.COLUMNS + " from ledger.events where aggregate_type = s.type and aggregate_identifier = s.identifier"
            + " and aggregate_sequence_number >= ? order by aggregate_sequence_number offset 0) e order by s.n, e.aggregate_sequence_number";
    private static final String LAST_SEQUENCES =
            "select s.type, s.identifier, coalesce((select aggregate_sequence_number from ledger.events"
            + " where aggregate_type = s.type and aggregate_identifier = s.identifier order by aggregate_sequence_number desc limit 1), -1)"
            + " as last from unnest(?, ?) s(type, identifier)";
    private static final String AFTER = "select " + EventRow.COLUMNS
            + " from (select page.*, sum(octet_length(payload::text)) over (order by position)"
            + " - octet_length(payload::text) as bytes_before from (select * from ledger.events where position > ? order by position limit ?) page) sized"
            + " where bytes_before < ? order by position";
    private static final String IN_SLOTS_AFTER =
            " from ledger.events where aggregate_type = ? and aggregate_identifier = ? and ledger.slot(type, payload) > ";
    private static final String NEWEST_OF_NEXT_SLOT = "select ledger.slot(type, payload) as slot, aggregate_sequence_number as number"
            + IN_SLOTS_AFTER + "%s"
            + " order by ledger.slot(type, payload), aggregate_sequence_number desc limit 1";
    // Jumps from slot to slot by the index, so that payloads of superseded events are not read.
    private static final String COMPACTED = "with recursive newest as ((" + NEWEST_OF_NEXT_SLOT.formatted("''")
            + ") union all select next.* from newest"
            + " cross join lateral (" + NEWEST_OF_NEXT_SLOT.formatted("newest.slot") + ") next)"
            + " select " + EventRow.COLUMNS + " from ledger.events where aggregate_type = ? and aggregate_identifier = ?"
            + " and (aggregate_sequence_number in (select number from newest)"
            + " or aggregate_sequence_number not in (select aggregate_sequence_number" + IN_SLOTS_AFTER + "''))"
            + " order by aggregate_sequence_number";

    // Only the index of slots has the order of a range of slots; with "=" the planner may read the stream, and with it its payloads.
    private static final String NEXT_IN_SLOT = "(select position from ledger.events where aggregate_type = e.aggregate_type"
            + " and aggregate_identifier = e.aggregate_identifier"
            + " and ledger.slot(type, payload) between ledger.slot(e.type, e.payload) and ledger.slot(e.type, e.payload)"
            + " and aggregate_sequence_number %s e.aggregate_sequence_number"
            + " order by ledger.slot(type, payload) %s, aggregate_sequence_number %s limit 1)";
    private static final String NEAREST = "select " + EventRow.COLUMNS + " from ledger.events where position = any(array("
            + "select nearest.position from ledger.events e cross join lateral (" + NEXT_IN_SLOT.formatted("<", "asc", "desc") + " union all "
            + NEXT_IN_SLOT.formatted(">", "desc", "asc") + ") nearest where e.position = ?)) order by position";

    // Large payloads are stored apart from the rows (TOAST) and are read only for the rows that are returned.
    private static final String WITH_FEW = "select " + EventRow.COLUMNS + " from (select e.*,"
            + " row_number() over (partition by type order by aggregate_sequence_number) as number, count(*) over (partition by type) as newest"
            + " from ledger.events e where aggregate_type = ? and aggregate_identifier = ?) numbered"
            + " where type <> ? or number = newest or number = any(?) order by aggregate_sequence_number";

    /** Limit for one page in bytes. One event may be as large as a request's body, 1 MiB. */
    private static final int MAX_PAGE_BYTES = 4 * 1_024 * 1_024;

    private final JdbcTemplate jdbc;

    public EventTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return at least one event if there is any, at most {@code max}, and not many more bytes than {@link #MAX_PAGE_BYTES} */
    List<EventRow> readAfter(long position, int max) {
        return jdbc.query(AFTER, EventRow::of, position, max, MAX_PAGE_BYTES);
    }

    /** Returns only the newest event of each slot. The stream's last event is always included. */
    public List<EventRow> readCompacted(StreamId stream) {
        String type = stream.type();
        String identifier = stream.identifier();
        return jdbc.query(COMPACTED, EventRow::of, type, identifier, type, identifier, type, identifier, type, identifier);
    }

    /** Returns the stream with only the newest event of the type, and those with these numbers, counted from 1. */
    public List<EventRow> readWithFew(StreamId stream, String type, Collection<Integer> numbers) {
        return jdbc.query(WITH_FEW, EventRow::of, stream.type(), stream.identifier(), type, numbers.toArray(Integer[]::new));
    }

    /** Returns the nearest events of the same slot before and after this one. */
    public List<EventRow> readNearest(long position) {
        return jdbc.query(NEAREST, EventRow::of, position);
    }

    /** Returns the events in the order of the given streams, each stream from {@code firstSequence} on. */
    public List<EventRow> readStreams(Collection<StreamId> streams, long firstSequence) {
        return jdbc.query(connection -> {
            var statement = connection.prepareStatement(STREAMS);
            statement.setArray(1, textArray(connection, streams, StreamId::type));
            statement.setArray(2, textArray(connection, streams, StreamId::identifier));
            statement.setLong(3, firstSequence);
            return statement;
        }, EventRow::of);
    }

    public List<EventRow> readAt(Collection<Long> positions) {
        return jdbc.query("select " + EventRow.COLUMNS + " from ledger.events where position = any(?) order by position", EventRow::of,
                (Object) positions.toArray(Long[]::new));
    }

    public List<StreamEnd> lastSequences(Collection<StreamId> streams) {
        return jdbc.query(connection -> {
            var statement = connection.prepareStatement(LAST_SEQUENCES);
            statement.setArray(1, textArray(connection, streams, StreamId::type));
            statement.setArray(2, textArray(connection, streams, StreamId::identifier));
            return statement;
        }, (row, n) -> new StreamEnd(new StreamId(row.getString("type"), row.getString("identifier")), row.getLong("last")));
    }

    long head() {
        return queryForLong("select coalesce(max(position), 0) from ledger.events");
    }

    /** Returns a new transaction id, which is higher than that of every transaction that has begun to write. */
    long newTransactionId() {
        return queryForLong("select pg_current_xact_id()::text::bigint");
    }

    private long queryForLong(String sql) {
        Long value = jdbc.queryForObject(sql, Long.class);
        return value == null ? 0 : value;
    }

    static <T> Array textArray(Connection connection, Collection<T> values, Function<T, String> text) throws SQLException {
        return connection.createArrayOf("text", values.stream().map(text).toArray(String[]::new));
    }

    /** @param last the last sequence number; -1 when the stream has no event */
    public record StreamEnd(StreamId stream, long last) {}
}
