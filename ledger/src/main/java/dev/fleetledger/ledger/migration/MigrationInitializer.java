package dev.fleetledger.ledger.migration;

import java.util.Set;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dev.fleetledger.ledger.LedgerSettings;

/**
 * Migrates before any other component uses the database, if the owner's credentials are configured; otherwise the migration has been run
 * elsewhere. The service itself never connects as the owner.
 */
public record MigrationInitializer(Environment environment, LedgerSettings settings) implements InitializingBean {

    private static final String URL = "FLEETLEDGER_DB_URL";
    private static final String USER = "FLEETLEDGER_DB_OWNER_USER";
    private static final String PASSWORD = "FLEETLEDGER_DB_OWNER_PASSWORD";

    @Override
    public void afterPropertiesSet() {
        String user = environment.getProperty(USER, "");
        if (!user.isEmpty()) {
            var owner = new DriverManagerDataSource(environment.getRequiredProperty(URL), user, environment.getRequiredProperty(PASSWORD));
            new LedgerMigration(owner).run(settings);
        }
    }

    /** Makes Spring Boot initialize it before components that depend on the database, such as Hibernate. */
    static final class Detector extends AbstractBeansOfTypeDatabaseInitializerDetector {

        @Override
        protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
            return Set.of(MigrationInitializer.class);
        }
    }
}
