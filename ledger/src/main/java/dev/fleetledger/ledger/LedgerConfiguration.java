package dev.fleetledger.ledger;

import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;

import org.axonframework.commandhandling.CommandBus;
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
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The ledger as beans; a service imports it and gives a {@link LedgerSettings}. Every part of Axon that holds state is named here:
 * what is left to its auto-configuration becomes an in-memory store without a transaction, silently.
 */
@Configuration(proxyBeanMethods = false)
@Import(DatabaseInitializationDependencyConfigurer.class)
public class LedgerConfiguration {

    @Bean
    MigrationAtStart migrationAtStart(Environment environment, LedgerSettings settings) {
        return new MigrationAtStart(environment, settings);
    }

    @Bean
    @DependsOnDatabaseInitialization
    LedgerShell ledgerShell(DataSource source, PlatformTransactionManager transactions, LedgerSettings settings,
            ObjectProvider<EventTypes> types, ObjectProvider<InstantSource> clock) {
        return LedgerShell.on(source, transactions, types.getIfAvailable(ContractEvents::all), settings.poll(),
                clock.getIfAvailable(InstantSource::system));
    }

    @Bean
    Ledger ledger(LedgerShell shell) {
        return shell.ledger();
    }

    @Bean
    ManifestStore manifestStore(LedgerShell shell) {
        return shell.manifests();
    }

    @Bean
    GapStopReader gapStopReader(LedgerShell shell) {
        return shell.reader();
    }

    @Bean
    NewEvents newEvents(LedgerShell shell) {
        return shell.newEvents();
    }

    @Bean
    TransactionManager axonTransactionManager(LedgerShell shell) {
        return shell.transactions();
    }

    @Bean
    ConnectionProvider connectionProvider(LedgerShell shell) {
        return shell.connections();
    }

    @Bean
    EventStorageEngine eventStorageEngine(LedgerShell shell) {
        return shell.engine();
    }

    @Bean
    EventStore eventStore(LedgerShell shell) {
        return shell.store();
    }

    @Bean
    TokenStore tokenStore(LedgerShell shell, LedgerSettings settings) {
        return shell.tokens(settings.tokens());
    }

    @Bean
    @Primary
    Serializer serializer() {
        return new TokenSerializer();
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(LedgerShell shell) {
        return shell.serializer();
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(LedgerShell shell) {
        return shell.serializer();
    }

    /** By default a checked exception would commit. */
    @Bean
    CommandBus commandBus(TransactionManager transactions) {
        return SimpleCommandBus.builder()
                .transactionManager(transactions)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
    }

    /** An event's metadata is what the decision said, and nothing that a framework adds. */
    @Bean
    CorrelationDataProvider noCorrelationData() {
        return message -> Map.of();
    }

    @Bean
    ConfigurerModule processorDefaults() {
        return configurer -> configurer.eventProcessing(ProcessorDefaults::on);
    }

    @Bean
    Wiring wiring(ApplicationContext context) {
        return new Wiring(context);
    }
}
