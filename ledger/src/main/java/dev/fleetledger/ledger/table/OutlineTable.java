package dev.fleetledger.ledger.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.ledger.EventOutline;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.StreamId;

/** SQL statements on {@code ledger.events} that read no payload. Large payloads are stored apart from the rows (TOAST). */
public final class OutlineTable {

    private static final String COLUMNS = "position, aggregate_type, aggregate_identifier, aggregate_sequence_number, type,"
            + " metadata->>'command' as command";
    private static final String STREAM = "select " + COLUMNS + " from ledger.events where aggregate_type = ? and aggregate_identifier = ?"
            + " order by aggregate_sequence_number";
    // The transaction is compared first, because it needs no JSON. A command is executed in one.
    private static final String COMMAND = "select " + COLUMNS + " from ledger.events where position between ? and ?"
            + " and tx = (select tx from ledger.events where position = ?)"
            + " and metadata->>'command' = (select metadata->>'command' from ledger.events where position = ?) order by position";

    private final JdbcTemplate jdbc;

    public OutlineTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<EventOutline> readStream(StreamId stream) {
        return jdbc.query(STREAM, OutlineTable::mapRow, stream.type(), stream.identifier());
    }

    /** @param distance how many positions before and after this one are read */
    public List<EventOutline> readCommand(Position position, long distance) {
        long value = position.value();
        return jdbc.query(COMMAND, OutlineTable::mapRow, value - distance, value + distance, value, value);
    }

    private static EventOutline mapRow(ResultSet row, int number) throws SQLException {
        return new EventOutline(new Position(row.getLong("position")),
                new StreamId(text(row, "aggregate_type"), text(row, "aggregate_identifier")), row.getLong("aggregate_sequence_number"),
                text(row, "type"), row.getString("command"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
