package dev.fleetledger.ledger.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.env.MockEnvironment;

import dev.fleetledger.ledger.TestLedger;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;

class MigrationInitializerIT {

    @Test
    void migratesFromFourInstancesConcurrently() throws Exception {
        Database database = Postgres.shared().freshDatabase();
        Callable<Boolean> start = () -> {
            new MigrationInitializer(environment(database, database.owner().user()), TestLedger.SETTINGS).afterPropertiesSet();
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            assertThat(threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> start).toList()))
                    .allSatisfy(done -> assertThat(done.get()).isTrue());
        }
        assertThat(schemas(database)).containsExactlyInAnyOrder("public", "ledger", "command");
    }

    @Test
    void skipsMigrationWithoutOwnerCredentials() throws SQLException {
        Database database = Postgres.shared().freshDatabase();

        new MigrationInitializer(environment(database, ""), TestLedger.SETTINGS).afterPropertiesSet();

        assertThat(schemas(database)).containsExactly("public");
    }

    private static List<String> schemas(Database database) throws SQLException {
        try (var owner = database.connect(database.owner())) {
            return new JdbcTemplate(new SingleConnectionDataSource(owner, true)).queryForList(
                    "select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema'", String.class);
        }
    }

    private static MockEnvironment environment(Database database, String owner) {
        return new MockEnvironment()
                .withProperty("FLEETLEDGER_DB_URL", database.jdbcUrl())
                .withProperty("FLEETLEDGER_DB_OWNER_USER", owner)
                .withProperty("FLEETLEDGER_DB_OWNER_PASSWORD", database.owner().password());
    }
}
