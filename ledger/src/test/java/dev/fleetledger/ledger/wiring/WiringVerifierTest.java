package dev.fleetledger.ledger.wiring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.xml.XStreamSerializer;
import org.axonframework.updates.LoggingUpdateCheckerReporter;
import org.axonframework.updates.UpdateChecker;
import org.axonframework.updates.UpdateCheckerHttpClient;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import dev.fleetledger.ledger.Noted;
import dev.fleetledger.ledger.axon.TokenSerializer;

class WiringVerifierTest {

    private static final Predicate<String> NOTHING_ELSE = name -> false;

    static Stream<Arguments> wrongParts() {
        return Stream.of(
                Arguments.of("eventStorageEngine", new InMemoryEventStorageEngine(), "InMemoryEventStorageEngine"),
                Arguments.of("eventStore", EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build(), "EmbeddedEventStore"),
                Arguments.of("tokenStore", new InMemoryTokenStore(), "InMemoryTokenStore"),
                Arguments.of("axonTransactionManager", NoTransactionManager.INSTANCE, "NoTransactionManager"),
                Arguments.of("serializer", XStreamSerializer.defaultSerializer(), "XStreamSerializer"),
                Arguments.of("updateChecker", updateChecker(), "update checker"));
    }

    @ParameterizedTest
    @MethodSource("wrongParts")
    void failsOnWrongComponent(String name, Object part, String said) {
        Map<String, Object> parts = rightParts();
        parts.put(name, part);

        assertThatThrownBy(() -> new WiringVerifier(beans(parts), NOTHING_ELSE).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining(said);
    }

    @Test
    void failsOnMissingComponent() {
        Map<String, Object> parts = rightParts();
        parts.remove("tokenStore");

        assertThatThrownBy(() -> new WiringVerifier(beans(parts), NOTHING_ELSE).afterSingletonsInstantiated())
                .hasMessageContaining("there is no TokenStore");
    }

    @Test
    void failsOnAxonServerConnector() {
        assertThatThrownBy(() -> new WiringVerifier(beans(rightParts()), name -> name.contains("axonserver")).afterSingletonsInstantiated())
                .hasMessageContaining("Axon Server");
    }

    @Test
    void startsWithRightComponents() {
        assertThatCode(() -> new WiringVerifier(beans(rightParts()), NOTHING_ELSE).afterSingletonsInstantiated()).doesNotThrowAnyException();
    }

    private static UpdateChecker updateChecker() {
        var usage = UsagePropertyProvider.create();
        return new UpdateChecker(new UpdateCheckerHttpClient(usage), new LoggingUpdateCheckerReporter(), usage);
    }

    private static Map<String, Object> rightParts() {
        var source = new PGSimpleDataSource();
        var shell = LedgerComponents.create(source, new DataSourceTransactionManager(source), Noted.TYPES, Duration.ofDays(1), InstantSource.system());
        return new TreeMap<>(Map.of(
                "axonTransactionManager", shell.transactions(),
                "eventStorageEngine", shell.engine(),
                "eventStore", shell.store(),
                "tokenStore", shell.tokenStore("command"),
                "serializer", new TokenSerializer(),
                "eventSerializer", shell.serializer()));
    }

    private static DefaultListableBeanFactory beans(Map<String, Object> parts) {
        var beans = new DefaultListableBeanFactory();
        parts.forEach((name, part) -> {
            beans.registerBeanDefinition(name, BeanDefinitionBuilder
                    .genericBeanDefinition((Class<Object>) part.getClass(), () -> part).getBeanDefinition());
        });
        return beans;
    }
}
