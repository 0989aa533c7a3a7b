package dev.fleetledger.local.story;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.LocalFleet;

/** A copy of the fleet's database at one point in time, restored into the running fleet later like a backup. */
record Backup(LocalFleet fleet) {

    private static final String COPY = "backup";
    private static final String LOST = "lost";

    static Backup of(LocalFleet localFleet) {
        var backup = new Backup(localFleet);
        backup.alone(Backup::copied);
        return backup;
    }

    /** Kills both sides; after their restart they find the older ledger. */
    void restore() {
        alone(connection -> {
            Stage.kill(fleet, "command-side");
            Stage.kill(fleet, "query-side");
            ask(connection, "ALTER DATABASE fleetledger RENAME TO " + LOST);
            ask(connection, "ALTER DATABASE " + COPY + " RENAME TO fleetledger");
        });
    }

    /** Grants access, because permissions on the database are not part of a copy (see roles.sql). */
    private static void copied(Connection connection) throws SQLException {
        ask(connection, "CREATE DATABASE " + COPY + " TEMPLATE fleetledger OWNER fleetledger_owner");
        ask(connection, "REVOKE ALL ON DATABASE " + COPY + " FROM PUBLIC");
        ask(connection, "GRANT CONNECT ON DATABASE " + COPY + " TO fleetledger_command, fleetledger_query");
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private void alone(Work work) {
        JsonNode addresses = JsonMapper.shared().readTree(fleet.data().addresses().toFile());
        String url = addresses.at("/jdbc").asString().replaceFirst("/fleetledger$", "/postgres");
        try (var connection = DriverManager.getConnection(url, "postgres", addresses.at("/logins/postgres").asString())) {
            ask(connection, "ALTER DATABASE fleetledger ALLOW_CONNECTIONS false");
            ask(connection, "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = 'fleetledger'");
            work.with(connection);
            ask(connection, "ALTER DATABASE fleetledger ALLOW_CONNECTIONS true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
