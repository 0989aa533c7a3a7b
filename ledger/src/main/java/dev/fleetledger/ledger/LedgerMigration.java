package dev.fleetledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

/**
 * Brings the schemas up to date, as their owner. Every copy of every service may run it at any time: Flyway's lock lets one go first,
 * and the others find it done.
 */
public final class LedgerMigration {

    private static final String LEDGER = "ledger";

    private final DataSource owner;

    /** @param owner connects as the owner of the database, never as a service */
    public LedgerMigration(DataSource owner) {
        this.owner = owner;
    }

    /** The ledger, then the service's own schemas; its token table comes with the first of the two that needs it. */
    public void run(LedgerSettings service) {
        run();
        service.migrations().forEach((schema, location) -> migrate(schema, locations(service, schema, location), Map.of("role", service.role())));
        if (!service.migrations().containsKey(service.tokens())) {
            migrate(service.tokens(), List.of("classpath:db/tokens"), Map.of("role", service.role()));
        }
    }

    /** The ledger alone. */
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
