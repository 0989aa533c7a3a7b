package dev.fleetledger.ledger.wiring;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/** Filters out Axon auto-configurations that must not be active where the ledger is on the class path. */
public final class AxonAutoConfigurationFilter implements AutoConfigurationImportFilter {

    private static final String AXON = "org.axonframework.springboot.autoconfig.";
    private static final Set<String> EXCLUDED = Set.of(
            // It contacts the vendor's update server.
            AXON + "UpdateCheckerAutoConfiguration",
            // They add Axon's own tables, and stores on them, to any persistence unit that exists.
            AXON + "JpaAutoConfiguration",
            AXON + "JpaEventStoreAutoConfiguration",
            // It provides sagas and dead letters, which are not used.
            AXON + "JdbcAutoConfiguration",
            // It uses class names as event names.
            AXON + "XStreamAutoConfiguration",
            // They require Axon Server.
            AXON + "AxonServerAutoConfiguration",
            AXON + "AxonServerBusAutoConfiguration",
            AXON + "AxonServerActuatorAutoConfiguration",
            // It provides a transaction manager without transactions.
            AXON + "NoOpTransactionAutoConfiguration");

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] included = new boolean[autoConfigurations.length];
        for (int i = 0; i < included.length; i++) {
            String name = autoConfigurations[i];
            included[i] = name == null || !EXCLUDED.contains(name);
        }
        return included;
    }
}
