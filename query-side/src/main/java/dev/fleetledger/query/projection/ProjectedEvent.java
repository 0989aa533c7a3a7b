package dev.fleetledger.query.projection;

import java.time.Instant;
import java.util.Map;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.query.sql.DatabaseText;

/**
 * An event as a projection gets it.
 *
 * @param version version of the event's aggregate after this event
 */
public record ProjectedEvent(long position, Object payload, long version, Map<String, Object> metadata, Instant at) {

    /** @throws ClassCastException when the message wasn't read from the ledger */
    public static ProjectedEvent of(EventMessage<?> message) {
        long version = ((DomainEventMessage<?>) message).getSequenceNumber() + 1;
        return new ProjectedEvent(positionOf(message), message.getPayload(), version, message.getMetaData(), message.getTimestamp());
    }

    public static long positionOf(EventMessage<?> message) {
        return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
    }

    public @Nullable String metadataText(String key) {
        Object value = metadata.get(key);
        return value == null ? null : DatabaseText.sanitize(value.toString());
    }

    public String actor() {
        String actor = metadataText(EventMetadata.ACTOR);
        return actor == null ? EventMetadata.SYSTEM : actor;
    }

    /** Returns the command's id, which all events of one command share. */
    public String commandId() {
        String command = metadataText(EventMetadata.COMMAND);
        return command == null ? "position/" + position : command;
    }
}
