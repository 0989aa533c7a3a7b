package dev.fleetledger.command.dispatch;

import java.util.List;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import dev.fleetledger.command.message.EventMetadataProvider;
import dev.fleetledger.problem.ProblemException;

/** Settings of Axon's command bus; {@link InterceptorOrder} lists its interceptors. */
@Configuration(proxyBeanMethods = false)
class CommandBusConfiguration {

    /** A refusal is a decision: its transaction commits the recorded refusal and the stored answer (decision 60). */
    @Bean
    static SmartInitializingSingleton commitRefusals(SimpleCommandBus commandBus) {
        return () -> commandBus.setRollbackConfiguration(failure -> !(failure instanceof ProblemException));
    }

    /** Gives the unit of work of a command the metadata of its events. */
    @Bean
    @Order(InterceptorOrder.EVENT_METADATA)
    static CorrelationDataInterceptor<CommandMessage<?>> eventMetadataInterceptor(EventMetadataProvider metadataProvider) {
        return new CorrelationDataInterceptor<>(List.of(metadataProvider));
    }
}
