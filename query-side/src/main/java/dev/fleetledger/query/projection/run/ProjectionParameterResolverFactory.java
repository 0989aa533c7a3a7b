package dev.fleetledger.query.projection.run;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Set;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Passes the batch's rows and the recorded event to event handlers that have parameters of these types. */
@Component
final class ProjectionParameterResolverFactory implements ParameterResolverFactory {

    private static final Set<Class<?>> TYPES = Set.of(ViewBatch.class, ProjectedEvent.class);

    @Override
    public @Nullable ParameterResolver<?> createInstance(Executable executable, Parameter[] parameters, int index) {
        Class<?> type = parameters[index].getType();
        return TYPES.contains(type) ? new ResourceResolver(resource(type)) : null;
    }

    /** Returns the name of the resource of the unit of work that contains the parameter's value. */
    static String resource(Class<?> type) {
        return type.getName();
    }

    private record ResourceResolver(String resource) implements ParameterResolver<Object> {

        @Override
        public Object resolveParameterValue(Message<?> message) {
            return CurrentUnitOfWork.get().getResource(resource);
        }

        /** Axon also asks outside a unit of work, when it queues events. */
        @Override
        public boolean matches(Message<?> message) {
            return message instanceof EventMessage;
        }
    }
}
