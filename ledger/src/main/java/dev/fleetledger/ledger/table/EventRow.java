package dev.fleetledger.ledger.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;

import dev.fleetledger.ledger.StreamId;

/**
 * A row of {@code ledger.events}; its JSON is not parsed yet.
 *
 * @param finishedBelow every transaction with a lower id had ended when this row was read
 */
public record EventRow(long position, String identifier, String aggregateType, String aggregateIdentifier, long sequence, String type,
        String version, Instant timestamp, String payload, String metadata, long finishedBelow) {

    /** Columns that {@link #of} needs, with the snapshot of the statement that reads them. */
    static final String COLUMNS = "position, identifier, aggregate_type, aggregate_identifier, aggregate_sequence_number, type, "
            + "version, timestamp, payload, metadata, pg_snapshot_xmin(pg_current_snapshot())::text as finished_below";

    static EventRow of(ResultSet row, int number) throws SQLException {
        return new EventRow(row.getLong("position"), text(row, "identifier"), text(row, "aggregate_type"),
                text(row, "aggregate_identifier"), row.getLong("aggregate_sequence_number"), text(row, "type"),
                text(row, "version"), row.getObject("timestamp", OffsetDateTime.class).toInstant(), text(row, "payload"),
                text(row, "metadata"), Long.parseUnsignedLong(text(row, "finished_below")));
    }

    StreamId stream() {
        return new StreamId(aggregateType, aggregateIdentifier);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
