package dev.fleetledger.query.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.change.ChangeTable;
import dev.fleetledger.query.settings.QuerySideProperties;

/** PostgreSQL's notifications of new changes, on a connection of its own: one from the pool would be missing there. */
@Component
class ChangeNotifications implements AutoCloseable {

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private @Nullable Connection connection;

    ChangeNotifications(QuerySideProperties sideProperties) {
        database.setUrl(sideProperties.db().url());
        database.setUser(sideProperties.db().user());
        database.setPassword(sideProperties.db().password());
        database.setApplicationName("query-side changes");
        database.setConnectTimeout((int) sideProperties.db().connectionTimeout().toSeconds());
        database.setTcpKeepAlive(true);
    }

    /**
     * Waits until a transaction with changes has been committed. Returns early when some may have been committed before.
     *
     * @throws SQLException when the database is unavailable; the next call connects again
     */
    void await(Duration timeout) throws SQLException {
        if (connection == null) {
            connection = listen();
            return;
        }
        try {
            connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(timeout.toMillis()));
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private Connection listen() throws SQLException {
        Connection opened = database.getConnection();
        try (Statement sql = opened.createStatement()) {
            sql.execute("listen " + ChangeTable.CHANNEL);
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            Connection former = connection;
            connection = null;
            former.close();
        }
    }
}
