package dev.fleetledger.parts.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.fleetledger.parts.Login;

class PostgresIT {

    private final Database database = Postgres.shared().freshDatabase();

    @Test
    void startsVersion18() throws SQLException {
        try (var connection = database.connect(database.owner())) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
        }
    }

    @Test
    void allowsOnlyOwnerToCreateObjects() throws SQLException {
        try (var owner = database.connect(database.owner()); var statement = owner.createStatement()) {
            statement.execute("CREATE SCHEMA ledger");
        }
        try (var command = database.connect(database.command()); var statement = command.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE public.mine (id int)")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("CREATE SCHEMA mine")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void rejectsWrongPassword() {
        assertThatThrownBy(() -> database.connect(new Login("fleetledger_query", "wrong")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void createsDatabasesSideBySide() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var created = threads.invokeAll(Collections.nCopies(8, () -> Postgres.shared().freshDatabase().name()));

            assertThat(created).extracting(Future::get).doesNotHaveDuplicates();
        }
    }

    @Test
    void keepsCommittedRowsAfterKill() throws SQLException {
        try (var postgres = Postgres.temporary(true)) {
            var kept = postgres.freshDatabase();
            try (var owner = kept.connect(kept.owner()); var statement = owner.createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
            }
            var server = postgres.server().orElseThrow();
            server.child().kill();
            server.startAgain();
            try (var owner = kept.connect(kept.owner()); var statement = owner.createStatement();
                    var rows = statement.executeQuery("SELECT answer FROM kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(42);
            }
        }
    }
}
