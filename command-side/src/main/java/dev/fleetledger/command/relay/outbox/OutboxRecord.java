package dev.fleetledger.command.relay.outbox;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.ledger.Position;

/**
 * Outbox record for a cluster's intents topic.
 *
 * @param position position of the event that it is created from
 * @param value    absent: a tombstone
 * @param error    why the record cannot be created; absent when it can
 */
public record OutboxRecord(Position position, String cluster, String key, @Nullable String value, @Nullable String error) {

    public OutboxRecord(Position position, String cluster, String key, @Nullable String value) {
        this(position, cluster, key, value, null);
    }
}
