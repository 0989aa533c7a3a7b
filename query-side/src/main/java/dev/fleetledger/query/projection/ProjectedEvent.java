package dev.fleetledger.query.projection;

import java.time.Instant;
import java.util.Map;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.query.sql.DatabaseText;

/**
 * An event as a projection gets it.
 *
 * @param version version of the event's aggregate after this event
 */
public record ProjectedEvent(long position, Object payload, long version, Map<String, Object> metadata, Instant at) {

    public static ProjectedEvent of(RecordedEvent recordedEvent) {
        return new ProjectedEvent(recordedEvent.position().value(), recordedEvent.payload(), recordedEvent.nextSequence(),
                Map.copyOf(recordedEvent.metadata()),
                recordedEvent.timestamp());
    }

    public static ProjectedEvent of(TrackedEventMessage<?> message) {
        long position = message.trackingToken().position().orElseThrow();
        long sequence = message instanceof DomainEventMessage<?> domainEvent ? domainEvent.getSequenceNumber() : 0;
        return new ProjectedEvent(position, message.getPayload(), sequence + 1, message.getMetaData(), message.getTimestamp());
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
