package dev.fleetledger.local.hub;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

import dev.fleetledger.parts.postgres.Database;

/**
 * Clusters that were removed or forgotten: their names are never reused, and their agents are rejected. Read from the ledger's table,
 * because the console is told at start which agents to wait for, before any service responds.
 */
public final class RemovedClusterNames {

    private RemovedClusterNames() {}

    /** @return an empty set if there is no ledger yet */
    public static Set<String> of(Database database) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.owner().user(), database.owner().password());
                var statement = connection.createStatement()) {
            Set<String> names = new HashSet<>();
            try (var table = statement.executeQuery("select to_regclass('ledger.events') is not null")) {
                if (!table.next() || !table.getBoolean(1)) {
                    return names;
                }
            }
            try (var rows = statement.executeQuery(
                    "select aggregate_identifier from ledger.events where type in ('cluster.removed', 'cluster.forgotten')")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("The removed clusters cannot be read from the ledger", e);
        }
    }
}
