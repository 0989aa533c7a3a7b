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
        backup.withoutConnections(Backup::copy);
        return backup;
    }

    /** Kills both sides; after their restart they find the older ledger. */
    void restore() {
        withoutConnections(connection -> {
            SharedFleet.kill(fleet, "command-side");
            SharedFleet.kill(fleet, "query-side");
            execute(connection, "ALTER DATABASE fleetledger RENAME TO " + LOST);
            execute(connection, "ALTER DATABASE " + COPY + " RENAME TO fleetledger");
        });
    }

    /**
     * Grants access, because permissions on the database are not part of a copy (see roles.sql). Files are copied, because PostgreSQL 18
     * doesn't log the next values of a sequence that its default strategy has copied: after a crash they are handed out a second time.
     */
    private static void copy(Connection connection) throws SQLException {
        execute(connection, "CREATE DATABASE " + COPY + " TEMPLATE fleetledger STRATEGY file_copy OWNER fleetledger_owner");
        execute(connection, "REVOKE ALL ON DATABASE " + COPY + " FROM PUBLIC");
        execute(connection, "GRANT CONNECT ON DATABASE " + COPY + " TO fleetledger_command, fleetledger_query, fleetledger_console");
    }

    private interface DatabaseTask {
        void run(Connection connection) throws SQLException;
    }

    private void withoutConnections(DatabaseTask databaseTask) {
        JsonNode addresses = JsonMapper.shared().readTree(fleet.data().addresses().toFile());
        String url = addresses.at("/jdbc").asString().replaceFirst("/fleetledger$", "/postgres");
        try (var connection = DriverManager.getConnection(url, "postgres", addresses.at("/logins/postgres").asString())) {
            execute(connection, "ALTER DATABASE fleetledger ALLOW_CONNECTIONS false");
            execute(connection, "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = 'fleetledger'");
            databaseTask.run(connection);
            execute(connection, "ALTER DATABASE fleetledger ALLOW_CONNECTIONS true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
