package dev.fleetledger.command.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

/** One copy relays at a time: whoever holds this lock, for as long as its connection lives. */
final class Turn implements AutoCloseable {

    /** The ledger's relay; any number that nobody else takes. */
    private static final long LOCK = 0x0F1EE7_1ED6E7_01L;

    private final Connection connection;

    private Turn(Connection connection) {
        this.connection = connection;
    }

    /** @return empty when another copy has it */
    static Optional<Turn> take(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        if (tries(connection)) {
            return Optional.of(new Turn(connection));
        }
        connection.close();
        return Optional.empty();
    }

    private static boolean tries(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    boolean held() throws SQLException {
        return connection.isValid(2);
    }

    @Override
    public void close() throws SQLException {
        // A pooled connection lives on: the lock must be given back by name.
        try (connection; var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }
}
