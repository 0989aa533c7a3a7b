package dev.fleetledger.query.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import dev.fleetledger.query.web.ReadPoint;

/**
 * Connections to the present views or, while a thread has bound a point of the past, to the views as of that point. They come from two
 * pools, so that no setting of a connection to the past reaches a reader of the present, and slow reads of the past leave the present its
 * connections.
 */
public final class ReadPointDataSource extends DelegatingDataSource implements AutoCloseable {

    private static final String SET_POINT = "select set_config('fleetledger.at', ?, false), set_config('fleetledger.now', ?, false)";

    private final HikariDataSource present;
    private final HikariDataSource past;

    /** @param past whose connections find the views of the past first */
    public ReadPointDataSource(HikariDataSource present, HikariDataSource past) {
        super(present);
        this.present = present;
        this.past = past;
    }

    @Override
    public Connection getConnection() throws SQLException {
        ReadPoint point = ReadPointHolder.current();
        return point == null ? present.getConnection() : openAt(point);
    }

    private Connection openAt(ReadPoint point) throws SQLException {
        Connection connection = past.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(SET_POINT)) {
            statement.setString(1, Objects.requireNonNull(point.step()).toString());
            statement.setString(2, point.now().toString());
            statement.execute();
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() {
        past.close();
        present.close();
    }
}
