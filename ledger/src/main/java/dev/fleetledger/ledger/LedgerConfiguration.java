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
 * Declares the ledger's beans. A service imports it and provides a {@link LedgerSettings}. Every stateful Axon component is declared here,
 * because Axon's auto-configuration would silently replace a missing one by an in-memory store without transactions.
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

    /** Rolls back on every throwable; by default Axon commits on a checked exception. */
    @Bean
    CommandBus commandBus(TransactionManager transactions) {
        return SimpleCommandBus.builder()
                .transactionManager(transactions)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
    }

    /** Keeps Axon from adding correlation data: an event's metadata contains only what the command handler supplied. */
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
