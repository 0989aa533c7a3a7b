package dev.fleetledger.query.platform;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.hibernate.cfg.AvailableSettings;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.ledger.LedgerSettings;
import dev.fleetledger.ledger.migration.LedgerMigration;
import dev.fleetledger.ledger.wiring.LedgerConfiguration;
import dev.fleetledger.query.past.ReadPointDataSource;
import dev.fleetledger.query.projection.change.ChangeCollector;
import dev.fleetledger.query.settings.QuerySideProperties;

/** Configures the database: it is migrated before the connection pool starts, and the views' schema is the search path. */
@Configuration(proxyBeanMethods = false)
@Import(LedgerConfiguration.class)
class DatabaseConfiguration {

    private static final String ROLE = "fleetledger_query";

    @Bean
    LedgerSettings ledgerSettings(QuerySideProperties sideProperties) {
        // In this order: views of the past show when reports came.
        SequencedMap<String, String> migrations = new LinkedHashMap<>();
        migrations.put("observed", "classpath:db/observed");
        migrations.put(sideProperties.schema(), "classpath:db/views");
        return new LedgerSettings(sideProperties.schema(), ROLE, migrations);
    }

    @Bean
    DataSource dataSource(QuerySideProperties sideProperties, LedgerSettings ledger) {
        QuerySideProperties.Database db = sideProperties.db();
        if (db.ownerUser() != null && !db.ownerUser().isEmpty()) {
            new LedgerMigration(owner(db)).run(ledger);
        }
        return new ReadPointDataSource(present(sideProperties), past(sideProperties));
    }

    private static HikariDataSource present(QuerySideProperties sideProperties) {
        HikariDataSource pool = pool(sideProperties.db(), sideProperties.schema());
        pool.setMaximumPoolSize(sideProperties.db().connections());
        pool.setMinimumIdle(2);
        if (sideProperties.rebuild() != null) {
            // The tables begin empty and grow faster than PostgreSQL analyzes them: a statement that was planned once would go on reading
            // all their rows.
            pool.setConnectionInitSql("set plan_cache_mode = force_custom_plan");
        }
        return pool;
    }

    /** The views of the past are found first. What has none, such as the checkpoint, is found behind them. */
    private static HikariDataSource past(QuerySideProperties sideProperties) {
        HikariDataSource pool = pool(sideProperties.db(), sideProperties.schema() + "_past," + sideProperties.schema());
        pool.setPoolName("past");
        pool.setMaximumPoolSize(sideProperties.db().pastConnections());
        pool.setMinimumIdle(0);
        pool.setReadOnly(true);
        // Rows that were valid together lie together, and joins of all of a point's rows fit into memory.
        pool.setConnectionInitSql("set random_page_cost = 1; set work_mem = '16MB'");
        // Each statement is planned for the point that it reads: which index is best depends on how far back that is.
        pool.addDataSourceProperty("prepareThreshold", "0");
        return pool;
    }

    private static HikariDataSource pool(QuerySideProperties.Database db, String searchPath) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(db.url());
        pool.setUsername(db.user());
        pool.setPassword(db.password());
        pool.setConnectionTimeout(db.connectionTimeout().toMillis());
        pool.addDataSourceProperty("currentSchema", searchPath);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "query-side");
        return pool;
    }

    @Bean
    HibernatePropertiesCustomizer changeCollection(ChangeCollector changeCollector) {
        return properties -> properties.put(AvailableSettings.INTERCEPTOR, changeCollector);
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
