package dev.fleetledger.ledger;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** A writing transaction under the test's control: it obtains its id, takes positions, and ends on request. */
final class OpenTransaction {

    private static final String APPEND = "insert into ledger.events (identifier, aggregate_type, aggregate_identifier,"
            + " aggregate_sequence_number, type, version, timestamp, payload, metadata)"
            + " values (gen_random_uuid(), 'Test', ?, ?, 'test.noted', '1', now(), '{\"text\":\"raw\",\"number\":0}', '{}') returning position";

    private final Connection connection;

    OpenTransaction(DataSource source) {
        try {
            connection = source.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    OpenTransaction acquireId() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_current_xact_id()");
        }
        return this;
    }

    /** @return the position */
    long append(String stream, long sequence) throws SQLException {
        try (var statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, stream);
            statement.setLong(2, sequence);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    void commit() throws SQLException {
        connection.commit();
        connection.close();
    }

    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
