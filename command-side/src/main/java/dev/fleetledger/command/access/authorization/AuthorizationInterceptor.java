package dev.fleetledger.command.access.authorization;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.dispatch.InterceptorOrder;
import dev.fleetledger.command.message.Actor;
import dev.fleetledger.command.message.AuditContext;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.people.PersonTable;

/** Loads the actor's rights. The handler checks them, because only it knows the command's target. */
@Component
@Order(InterceptorOrder.AUTHORIZATION)
final class AuthorizationInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final AuthorizationService authorizationService;
    private final PersonTable personTable;

    AuthorizationInterceptor(AuthorizationService authorizationService, PersonTable personTable) {
        this.authorizationService = authorizationService;
        this.personTable = personTable;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        Actor actor = CommandMetadata.of(work.getMessage()).actor();
        personTable.save(actor);
        work.resources().put(AuthorizationParameterResolverFactory.RESOURCE, authorizationService.authorize(actor, AuditContext.of(work)));
        return chain.proceed();
    }
}
