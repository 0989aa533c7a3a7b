package dev.fleetledger.ledger.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import dev.fleetledger.ledger.LedgerSettings;

/**
 * Migrates the schemas as the database's owner. Every instance of every service may run it at any time: Flyway's lock serializes them,
 * and later instances find nothing left to migrate.
 */
public final class LedgerMigration {

    private static final String LEDGER = "ledger";

    private final DataSource owner;

    /** @param owner connects as the owner of the database, never as a service's user */
    public LedgerMigration(DataSource owner) {
        this.owner = owner;
    }

    /**
     * Migrates the ledger and then the service's own schemas. The token table is created together with the service's schema of that name,
     * or separately if the service has no migrations for it.
     */
    public void run(LedgerSettings service) {
        run();
        service.migrations().forEach((schema, location) ->
                migrate(schema, locations(service, schema, location), Map.of("role", service.role())));
        if (!service.migrations().containsKey(service.tokens())) {
            migrate(service.tokens(), List.of("classpath:db/tokens"), Map.of("role", service.role()));
        }
    }

    /** Migrates only the ledger's schema. */
    public void run() {
        migrate(LEDGER, List.of("classpath:db/ledger"), Map.of());
    }

    private static List<String> locations(LedgerSettings service, String schema, String location) {
        List<String> all = new ArrayList<>(List.of(location));
        if (schema.equals(service.tokens())) {
            all.add("classpath:db/tokens");
        }
        return all;
    }

    private void migrate(String schema, List<String> locations, Map<String, String> placeholders) {
        Flyway.configure(LedgerMigration.class.getClassLoader())
                .dataSource(owner)
                .schemas(schema)
                .locations(locations.toArray(String[]::new))
                .placeholders(placeholders)
                .placeholderReplacement(!placeholders.isEmpty())
                .load()
                .migrate();
    }
}
