package dev.fleetledger.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;

class RemovedClusterNamesIT {

    private final Database database = Postgres.shared().freshDatabase();

    @Test
    void returnsNoClusterWithoutLedger() {
        assertThat(RemovedClusterNames.of(database)).isEmpty();
    }

    @Test
    void returnsRemovedAndForgottenClusters() throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.owner().user(), database.owner().password());
                var statement = connection.createStatement()) {
            statement.execute("create schema ledger create table events (aggregate_identifier text, type text)");
            statement.execute("insert into ledger.events values ('eu-1', 'cluster.registered'), ('eu-2', 'cluster.removed'),"
                    + " ('us-1', 'cluster.forgotten'), ('us-2', 'cluster.removal-asked')");
        }

        assertThat(RemovedClusterNames.of(database)).containsExactlyInAnyOrder("eu-2", "us-1");
    }
}
