package dev.fleetledger.parts.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import dev.fleetledger.parts.Login;

/** A database with its logins: the owner runs migrations; command side, query side and console use one each. */
public record Database(String jdbcUrl, Login owner, Login command, Login query, Login console) {

    String name() {
        return jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1);
    }

    public Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, login.user(), login.password());
    }
}
