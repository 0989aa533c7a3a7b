package dev.fleetledger.ledger.wiring;

import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;

import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

import dev.fleetledger.ledger.ContractEventTypes;
import dev.fleetledger.ledger.EventTypes;
import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.LedgerSettings;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.ledger.axon.ProcessorDefaults;
import dev.fleetledger.ledger.axon.TokenSerializer;
import dev.fleetledger.ledger.migration.MigrationInitializer;
import dev.fleetledger.ledger.table.LedgerNotifier;

/**
 * Declares the ledger's beans. A service imports it and provides a {@link LedgerSettings}. Every stateful Axon component is declared here,
 * because Axon's auto-configuration would silently replace a missing one by an in-memory store without transactions.
 */
@Configuration(proxyBeanMethods = false)
@Import(DatabaseInitializationDependencyConfigurer.class)
public class LedgerConfiguration {

    /** A context that declares a clock of its own gets that one. */
    @Bean
    @Fallback
    InstantSource systemClock() {
        return InstantSource.system();
    }

    @Bean
    MigrationInitializer migrationInitializer(Environment environment, LedgerSettings settings) {
        return new MigrationInitializer(environment, settings);
    }

    @Bean
    @DependsOnDatabaseInitialization
    LedgerComponents ledgerComponents(DataSource source, PlatformTransactionManager transactions, LedgerSettings settings,
            ObjectProvider<EventTypes> types, InstantSource clock) {
        return LedgerComponents.create(source, transactions, types.getIfAvailable(ContractEventTypes::all), settings.poll(),
                clock);
    }

    @Bean
    Ledger ledger(LedgerComponents components) {
        return components.ledger();
    }

    @Bean
    ManifestStore manifestStore(LedgerComponents components) {
        return components.manifests();
    }

    @Bean
    GapStopReader gapStopReader(LedgerComponents components) {
        return components.reader();
    }

    @Bean
    LedgerNotifier ledgerNotifier(LedgerComponents components) {
        return components.notifier();
    }

    @Bean
    TransactionManager axonTransactionManager(LedgerComponents components) {
        return components.transactions();
    }

    @Bean
    ConnectionProvider connectionProvider(LedgerComponents components) {
        return components.connections();
    }

    @Bean
    EventStorageEngine eventStorageEngine(LedgerComponents components) {
        return components.engine();
    }

    @Bean
    EventStore eventStore(LedgerComponents components) {
        return components.store();
    }

    @Bean
    TokenStore tokenStore(LedgerComponents components, LedgerSettings settings) {
        return components.tokenStore(settings.tokens());
    }

    @Bean
    @Primary
    Serializer serializer() {
        return new TokenSerializer();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(LedgerComponents components) {
        return components.serializer();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(LedgerComponents components) {
        return components.serializer();
    }

    /** Rolls back on every throwable, but for what a service excepts; by default Axon commits on a checked exception. */
    @Bean
    SimpleCommandBus commandBus(TransactionManager transactions) {
        return SimpleCommandBus.builder()
                .transactionManager(transactions)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
    }

    /** Keeps Axon from adding correlation data: an event's metadata contains only what the service supplied. */
    @Bean
    CorrelationDataProvider noCorrelationData() {
        return message -> Map.of();
    }

    @Bean
    ConfigurerModule processorDefaults() {
        return configurer -> configurer.eventProcessing(ProcessorDefaults::configure);
    }

    @Bean
    WiringVerifier wiringVerifier(ApplicationContext context) {
        return new WiringVerifier(context);
    }
}
