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

    private static final Predicate<String> EMPTY_CLASS_PATH = name -> false;

    static Stream<Arguments> wrongParts() {
        return Stream.of(
                Arguments.of("eventStorageEngine", new InMemoryEventStorageEngine(), "InMemoryEventStorageEngine"),
                Arguments.of("eventStore", EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build(),
                        "EmbeddedEventStore"),
                Arguments.of("tokenStore", new InMemoryTokenStore(), "InMemoryTokenStore"),
                Arguments.of("axonTransactionManager", NoTransactionManager.INSTANCE, "NoTransactionManager"),
                Arguments.of("serializer", XStreamSerializer.defaultSerializer(), "XStreamSerializer"),
                Arguments.of("updateChecker", updateChecker(), "update checker"));
    }

    @ParameterizedTest
    @MethodSource("wrongParts")
    void failsOnWrongComponent(String name, Object component, String message) {
        Map<String, Object> components = validComponents();
        components.put(name, component);

        assertThatThrownBy(() -> new WiringVerifier(beans(components), EMPTY_CLASS_PATH).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining(message);
    }

    @Test
    void failsOnMissingComponent() {
        Map<String, Object> components = validComponents();
        components.remove("tokenStore");

        assertThatThrownBy(() -> new WiringVerifier(beans(components), EMPTY_CLASS_PATH).afterSingletonsInstantiated())
                .hasMessageContaining("there is no TokenStore");
    }

    @Test
    void failsOnAxonServerConnector() {
        assertThatThrownBy(() -> new WiringVerifier(beans(validComponents()), name -> name.contains("axonserver"))
                .afterSingletonsInstantiated())
                .hasMessageContaining("Axon Server");
    }

    @Test
    void startsWithRightComponents() {
        assertThatCode(() -> new WiringVerifier(beans(validComponents()), EMPTY_CLASS_PATH).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }

    private static UpdateChecker updateChecker() {
        var usage = UsagePropertyProvider.create();
        return new UpdateChecker(new UpdateCheckerHttpClient(usage), new LoggingUpdateCheckerReporter(), usage);
    }

    private static Map<String, Object> validComponents() {
        var source = new PGSimpleDataSource();
        var components = LedgerComponents.create(source, new DataSourceTransactionManager(source), Noted.TYPES, Duration.ofDays(1),
                InstantSource.system());
        return new TreeMap<>(Map.of(
                "axonTransactionManager", components.transactions(),
                "eventStorageEngine", components.engine(),
                "eventStore", components.store(),
                "tokenStore", components.tokenStore("command"),
                "serializer", new TokenSerializer(),
                "eventSerializer", components.serializer()));
    }

    private static DefaultListableBeanFactory beans(Map<String, Object> components) {
        var beans = new DefaultListableBeanFactory();
        components.forEach((name, component) -> {
            beans.registerBeanDefinition(name, BeanDefinitionBuilder
                    .genericBeanDefinition((Class<Object>) component.getClass(), () -> component).getBeanDefinition());
        });
        return beans;
    }
}
