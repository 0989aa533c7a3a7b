package dev.fleetledger.query.platform;

import java.util.Map;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.ledger.LedgerConfiguration;
import dev.fleetledger.ledger.LedgerMigration;
import dev.fleetledger.ledger.LedgerSettings;

/** Configures the database: it is migrated before the connection pool starts, and the views' schema is the search path. */
@Configuration(proxyBeanMethods = false)
@Import(LedgerConfiguration.class)
class DatabaseConfiguration {

    private static final String ROLE = "fleetledger_query";

    @Bean
    LedgerSettings ledgerSettings(Settings settings) {
        return new LedgerSettings(settings.schema(), ROLE,
                Map.of("observed", "classpath:db/observed", settings.schema(), "classpath:db/views"));
    }

    @Bean
    DataSource dataSource(Settings settings, LedgerSettings ledger) {
        Settings.Database db = settings.db();
        if (db.ownerUser() != null && !db.ownerUser().isEmpty()) {
            new LedgerMigration(owner(db)).run(ledger);
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(db.url());
        pool.setUsername(db.user());
        pool.setPassword(db.password());
        pool.setMaximumPoolSize(db.connections());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(db.patience().toMillis());
        pool.addDataSourceProperty("currentSchema", settings.schema());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "query-side");
        return pool;
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    private static DataSource owner(Settings.Database db) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(db.url());
        source.setUser(db.ownerUser());
        source.setPassword(db.ownerPassword());
        return source;
    }
}
