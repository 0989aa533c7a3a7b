package dev.fleetledger.command.message;

import java.util.HashMap;
import java.util.Map;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.EventMetadata;

/** Metadata of every event of a command, derived from the command's metadata. Axon attaches it to the command's unit of work. */
@Component
public final class EventMetadataProvider implements CorrelationDataProvider {

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        return message instanceof CommandMessage<?> && message.getPayload() instanceof Command<?> command
                ? metadata(command, CommandMetadata.of(message)) : Map.of();
    }

    /** Metadata of the current command's events, with the roles that have granted access so far. */
    public static Map<String, String> current() {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        Map<String, String> metadata = new HashMap<>();
        work.getCorrelationData().forEach((key, value) -> metadata.put(key, String.valueOf(value)));
        if (!metadata.containsKey(EventMetadata.ACTOR)) {
            throw new IllegalStateException("The unit of work has no event metadata");
        }
        putIfPresent(metadata, EventMetadata.ROLES, AuditContext.of(work).roles());
        return Map.copyOf(metadata);
    }

    private static Map<String, String> metadata(Command<?> command, CommandMetadata message) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(EventMetadata.ACTOR, message.actor().subject());
        metadata.put(EventMetadata.ACTION, command.action());
        metadata.put(EventMetadata.COMMAND, message.command().toString());
        metadata.put(EventMetadata.ADDRESS, message.source().address());
        metadata.put(EventMetadata.TRACEPARENT, message.source().traceparent());
        putIfPresent(metadata, EventMetadata.REASON, message.reason());
        putIfPresent(metadata, EventMetadata.USER_AGENT, message.source().agent());
        putIfPresent(metadata, EventMetadata.CORRELATION, message.source().correlation());
        if (message.inverse() != null) {
            metadata.put(EventMetadata.ACTION, message.inverse().action());
            metadata.put(EventMetadata.CAUSATION, message.inverse().undone());
            metadata.put(EventMetadata.UNDOES, message.inverse().undone());
        }
        return metadata;
    }

    private static void putIfPresent(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            metadata.put(key, value);
        }
    }
}
