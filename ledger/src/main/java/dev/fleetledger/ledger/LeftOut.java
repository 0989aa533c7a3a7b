package dev.fleetledger.ledger;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/** Auto-configurations of Axon that must not happen where the ledger is on the class path. */
public final class LeftOut implements AutoConfigurationImportFilter {

    private static final String AXON = "org.axonframework.springboot.autoconfig.";
    private static final Set<String> LEFT_OUT = Set.of(
            // Calls home.
            AXON + "UpdateCheckerAutoConfiguration",
            // Bring Axon's own tables, and stores on them, into whatever persistence unit there is.
            AXON + "JpaAutoConfiguration",
            AXON + "JpaEventStoreAutoConfiguration",
            // Sagas and dead letters, which we don't have.
            AXON + "JdbcAutoConfiguration",
            // Class names as event names.
            AXON + "XStreamAutoConfiguration",
            // Another server.
            AXON + "AxonServerAutoConfiguration",
            AXON + "AxonServerBusAutoConfiguration",
            AXON + "AxonServerActuatorAutoConfiguration",
            // No transaction.
            AXON + "NoOpTransactionAutoConfiguration");

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[autoConfigurations.length];
        for (int i = 0; i < kept.length; i++) {
            String name = autoConfigurations[i];
            kept[i] = name == null || !LEFT_OUT.contains(name);
        }
        return kept;
    }
}
