package dev.fleetledger.command.leader;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

/** Elects one instance as leader by a PostgreSQL session-level advisory lock. The lock is released when the connection closes. */
public final class LeaderLock implements AutoCloseable {

    private final Connection connection;
    private final long lock;

    private LeaderLock(Connection connection, long lock) {
        this.connection = connection;
        this.lock = lock;
    }

    /**
     * Tries to become leader, without waiting.
     *
     * @param lock key of the advisory lock, unique in the database
     * @return empty when another instance holds the lock
     */
    public static Optional<LeaderLock> tryAcquire(DataSource source, long lock) throws SQLException {
        Connection connection = source.getConnection();
        if (tryLock(connection, lock)) {
            return Optional.of(new LeaderLock(connection, lock));
        }
        connection.close();
        return Optional.empty();
    }

    private static boolean tryLock(Connection connection, long lock) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, lock);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    public boolean isHeld() throws SQLException {
        return connection.isValid(2);
    }

    @Override
    public void close() throws SQLException {
        // A pooled connection stays open, so the lock must be released explicitly.
        try (connection; var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, lock);
            statement.execute();
        }
    }
}
