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

import dev.fleetledger.ledger.LedgerSettings;
import dev.fleetledger.ledger.migration.LedgerMigration;
import dev.fleetledger.ledger.wiring.LedgerConfiguration;
import dev.fleetledger.query.settings.QuerySideProperties;

/** Configures the database: it is migrated before the connection pool starts, and the views' schema is the search path. */
@Configuration(proxyBeanMethods = false)
@Import(LedgerConfiguration.class)
class DatabaseConfiguration {

    private static final String ROLE = "fleetledger_query";

    @Bean
    LedgerSettings ledgerSettings(QuerySideProperties sideProperties) {
        return new LedgerSettings(sideProperties.schema(), ROLE,
                Map.of("observed", "classpath:db/observed", sideProperties.schema(), "classpath:db/views"));
    }

    @Bean
    DataSource dataSource(QuerySideProperties sideProperties, LedgerSettings ledger) {
        QuerySideProperties.Database db = sideProperties.db();
        if (db.ownerUser() != null && !db.ownerUser().isEmpty()) {
            new LedgerMigration(owner(db)).run(ledger);
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(db.url());
        pool.setUsername(db.user());
        pool.setPassword(db.password());
        pool.setMaximumPoolSize(db.connections());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(db.connectionTimeout().toMillis());
        pool.addDataSourceProperty("currentSchema", sideProperties.schema());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "query-side");
        return pool;
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    private static DataSource owner(QuerySideProperties.Database db) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(db.url());
        source.setUser(db.ownerUser());
        source.setPassword(db.ownerPassword());
        return source;
    }
}
