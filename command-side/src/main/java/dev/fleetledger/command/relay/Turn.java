package dev.fleetledger.command.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

/** One copy at a time does a thing: whoever holds its lock, for as long as its connection lives. */
public final class Turn implements AutoCloseable {

    /** The ledger's relay; any number that nobody else takes. */
    private static final long RELAY = 0x0F1EE7_1ED6E7_01L;

    private final Connection connection;
    private final long lock;

    private Turn(Connection connection, long lock) {
        this.connection = connection;
        this.lock = lock;
    }

    /** @return empty when another copy has it */
    static Optional<Turn> take(DataSource source) throws SQLException {
        return take(source, RELAY);
    }

    /** @param lock which thing it is about */
    public static Optional<Turn> take(DataSource source, long lock) throws SQLException {
        Connection connection = source.getConnection();
        if (tries(connection, lock)) {
            return Optional.of(new Turn(connection, lock));
        }
        connection.close();
        return Optional.empty();
    }

    private static boolean tries(Connection connection, long lock) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, lock);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    public boolean held() throws SQLException {
        return connection.isValid(2);
    }

    @Override
    public void close() throws SQLException {
        // A pooled connection lives on: the lock must be given back by name.
        try (connection; var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, lock);
            statement.execute();
        }
    }
}
