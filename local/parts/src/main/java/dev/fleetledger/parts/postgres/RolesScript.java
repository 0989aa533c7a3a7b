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
        var script = readScript()
                .replace(":'owner_password'", quote(logins.owner()))
                .replace(":'command_password'", quote(logins.command()))
                .replace(":'query_password'", quote(logins.query()))
                .replace(":'console_password'", quote(logins.console()))
                .replace(":\"DBNAME\"", '"' + database.getCatalog() + '"');
        try (var statement = database.createStatement()) {
            statement.execute(script);
        }
    }

    private static String quote(Login login) throws SQLException {
        return "'" + Utils.escapeLiteral(null, login.password(), true) + "'";
    }

    private static String readScript() {
        try (var in = Objects.requireNonNull(RolesScript.class.getResourceAsStream("/db/roles.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
