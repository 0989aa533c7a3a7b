package dev.fleetledger.ledger;

import java.util.Set;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Migrates before anything else uses the database, if the service was given the owner's credentials; else somebody else has done it.
 * The service itself never works as the owner.
 */
record MigrationAtStart(Environment environment, LedgerSettings settings) implements InitializingBean {

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

    /** Lets Spring Boot start it before Hibernate and the like. */
    static final class Detector extends AbstractBeansOfTypeDatabaseInitializerDetector {

        @Override
        protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
            return Set.of(MigrationAtStart.class);
        }
    }
}
