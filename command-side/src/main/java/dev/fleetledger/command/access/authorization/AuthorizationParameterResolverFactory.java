package dev.fleetledger.command.access.authorization;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passes the actor's {@link Authorization} to command handlers that have a parameter of this type. */
@Component
final class AuthorizationParameterResolverFactory implements ParameterResolverFactory {

    static final String RESOURCE = Authorization.class.getName();

    @Override
    public @Nullable ParameterResolver<?> createInstance(Executable executable, Parameter[] parameters, int index) {
        return parameters[index].getType() == Authorization.class ? new AuthorizationResolver() : null;
    }

    private static final class AuthorizationResolver implements ParameterResolver<Authorization> {

        @Override
        public Authorization resolveParameterValue(Message<?> message) {
            return CurrentUnitOfWork.get().getResource(RESOURCE);
        }

        @Override
        public boolean matches(Message<?> message) {
            return CurrentUnitOfWork.isStarted();
        }
    }
}
