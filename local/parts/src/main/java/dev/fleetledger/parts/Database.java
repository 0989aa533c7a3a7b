package dev.fleetledger.parts;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database with the three logins of Fleetledger: the owner migrates, the two sides work. */
public record Database(String jdbcUrl, Login owner, Login command, Login query) {

    String name() {
        return jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1);
    }

    public Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, login.user(), login.password());
    }
}
