package dev.fleetledger.ledger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.ledger.migration.LedgerMigration;
import dev.fleetledger.ledger.wiring.LedgerComponents;
import dev.fleetledger.parts.Login;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;

/** A migrated database of its own, with instances of the ledger on it as a service has them. */
public final class TestLedger implements AutoCloseable {

    public static final LedgerSettings SETTINGS = new LedgerSettings("command", "fleetledger_command", Map.of());
    public static final Map<String, String> METADATA = Map.of("actor", "alice", "action", "test.note");

    final Database database;
    final HikariDataSource source;

    public TestLedger() {
        this(Postgres.shared());
    }

    TestLedger(Postgres postgres) {
        database = postgres.freshDatabase();
        new LedgerMigration(source(database, database.owner())).run(SETTINGS);
        source = pool(database, database.command());
    }

    /** Creates another instance of the service, which shares only the database with the first. */
    public Instance newInstance() {
        var transactions = new DataSourceTransactionManager(source);
        var components = LedgerComponents.create(source, transactions, Noted.TYPES, Duration.ofMillis(20), InstantSource.system());
        return new Instance(components, new TransactionTemplate(transactions), new JdbcTemplate(source));
    }

    OpenTransaction beginTransaction() {
        return new OpenTransaction(source(database, database.command()));
    }

    static DataSource source(Database database, Login login) {
        return new DriverManagerDataSource(database.jdbcUrl(), login.user(), login.password());
    }

    static HikariDataSource pool(Database database, Login login) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        source.close();
    }

    public record Instance(LedgerComponents components, TransactionTemplate transaction, JdbcTemplate jdbc) {

        public Ledger ledger() {
            return components.ledger();
        }

        GapStopReader reader() {
            return components.reader();
        }
    }
}
