package dev.fleetledger.parts.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

import org.postgresql.core.Utils;

import dev.fleetledger.parts.Login;

/** Runs {@code db/roles.sql} and substitutes psql's variables. */
final class RolesScript {

    private RolesScript() {}

    static void run(Connection database, DatabaseLogins logins) throws SQLException {
        var script = text()
                .replace(":'owner_password'", quoted(logins.owner()))
                .replace(":'command_password'", quoted(logins.command()))
                .replace(":'query_password'", quoted(logins.query()))
                .replace(":\"DBNAME\"", '"' + database.getCatalog() + '"');
        try (var statement = database.createStatement()) {
            statement.execute(script);
        }
    }

    private static String quoted(Login login) throws SQLException {
        return "'" + Utils.escapeLiteral(null, login.password(), true) + "'";
    }

    private static String text() {
        try (var in = Objects.requireNonNull(RolesScript.class.getResourceAsStream("/db/roles.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
