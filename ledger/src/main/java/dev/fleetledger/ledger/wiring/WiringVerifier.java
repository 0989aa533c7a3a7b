package dev.fleetledger.ledger.wiring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;

import dev.fleetledger.ledger.axon.LedgerEventStore;
import dev.fleetledger.ledger.axon.LedgerStorageEngine;

/**
 * Aborts the start when a component loses data, commits partially, or contacts a vendor's server. Without the beans that
 * {@link LedgerConfiguration} declares, Axon silently creates such components.
 */
public final class WiringVerifier implements SmartInitializingSingleton {

    private static final String AXON_SERVER = "org.axonframework.axonserver.connector.AxonServerConnectionManager";
    private static final String UPDATE_CHECKER = "org.axonframework.updates.UpdateChecker";

    /** The only allowed implementation of each component type. */
    private static final Map<Class<?>, Class<?>> REQUIRED = Map.of(
            TransactionManager.class, SpringTransactionManager.class,
            EventStorageEngine.class, LedgerStorageEngine.class,
            EventStore.class, LedgerEventStore.class,
            TokenStore.class, JdbcTokenStore.class,
            Serializer.class, Jackson3Serializer.class);

    private final ListableBeanFactory beans;
    private final Predicate<String> onClassPath;

    WiringVerifier(ListableBeanFactory beans) {
        this(beans, name -> ClassUtils.isPresent(name, WiringVerifier.class.getClassLoader()));
    }

    WiringVerifier(ListableBeanFactory beans, Predicate<String> onClassPath) {
        this.beans = beans;
        this.onClassPath = onClassPath;
    }

    @Override
    public void afterSingletonsInstantiated() {
        verify();
    }

    /** @throws IllegalStateException naming every wrong component */
    void verify() {
        List<String> problems = new ArrayList<>();
        REQUIRED.forEach((type, required) -> problems.addAll(wrongComponents(type, required)));
        if (onClassPath.test(AXON_SERVER)) {
            problems.add("the Axon Server connector is on the class path");
        }
        if (beanNames().anyMatch(name -> hasType(name, UPDATE_CHECKER))) {
            problems.add("Axon's update checker would contact the vendor's server");
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("The ledger is not wired safely: " + String.join("; ", problems));
        }
    }

    private List<String> wrongComponents(Class<?> type, Class<?> required) {
        Map<String, ?> components = beans.getBeansOfType(type);
        if (components.isEmpty()) {
            return List.of("there is no " + type.getSimpleName() + ", but a " + required.getSimpleName() + " is required");
        }
        return components.entrySet().stream()
                .filter(component -> !required.isInstance(component.getValue()))
                .map(component -> component.getKey() + " is a " + component.getValue().getClass().getSimpleName() + ", but a "
                        + required.getSimpleName() + " is required")
                .toList();
    }

    private Stream<String> beanNames() {
        return Arrays.stream(beans.getBeanDefinitionNames());
    }

    private boolean hasType(String bean, String className) {
        Class<?> type = beans.getType(bean, false);
        return type != null && className.equals(type.getName());
    }
}
