package dev.fleetledger.query.fold;

import java.time.Instant;
import java.util.Map;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.Meta;
import dev.fleetledger.ledger.Recorded;

/**
 * An event as a projection gets it.
 *
 * @param version version of the event's aggregate after this event
 */
public record LedgerEvent(long position, Object payload, long version, Map<String, Object> metadata, Instant at) {

    public static LedgerEvent of(Recorded recorded) {
        return new LedgerEvent(recorded.position().value(), recorded.payload(), recorded.nextSequence(), Map.copyOf(recorded.metadata()),
                recorded.timestamp());
    }

    static LedgerEvent of(TrackedEventMessage<?> message) {
        long position = message.trackingToken().position().orElseThrow();
        long sequence = message instanceof DomainEventMessage<?> ofStream ? ofStream.getSequenceNumber() : 0;
        return new LedgerEvent(position, message.getPayload(), sequence + 1, message.getMetaData(), message.getTimestamp());
    }

    public @Nullable String meta(String key) {
        Object value = metadata.get(key);
        return value == null ? null : Storable.text(value.toString());
    }

    public String actor() {
        String actor = meta(Meta.ACTOR);
        return actor == null ? Meta.SYSTEM : actor;
    }

    /** Returns the command's id, which all events of one command share. */
    public String command() {
        String command = meta(Meta.COMMAND);
        return command == null ? "position/" + position : command;
    }
}
