package dev.fleetledger.command.request;

import java.util.List;
import java.util.function.BiFunction;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.stream.IdGenerator;

/** Adds to each command message what its HTTP request tells of it: actor, source and idempotency key. */
@Component
final class RequestMetadataInterceptor implements MessageDispatchInterceptor<CommandMessage<?>> {

    private final IdGenerator idGenerator;
    private final CommandSourceResolver sourceResolver;

    RequestMetadataInterceptor(IdGenerator idGenerator, CommandSourceResolver sourceResolver) {
        this.idGenerator = idGenerator;
        this.sourceResolver = sourceResolver;
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(List<? extends CommandMessage<?>> messages) {
        return (index, message) -> CommandMetadata.isOn(message) ? message : addMetadata(message);
    }

    private CommandMessage<?> addMetadata(CommandMessage<?> message) {
        var http = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return message.andMetaData(CommandMetadata.entries(idGenerator.next(), RequestActor.current(), sourceResolver.of(http),
                RequestIdempotencyKey.of(http)));
    }
}
