package dev.fleetledger.command.relay;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.ledger.Position;

/**
 * Outbox record for a cluster's intents topic.
 *
 * @param position position of the event that it is created from
 * @param value    absent: a tombstone
 * @param broken   why the record cannot be created; absent when it can
 */
record Dispatch(Position position, String cluster, String key, @Nullable String value, @Nullable String broken) {

    Dispatch(Position position, String cluster, String key, @Nullable String value) {
        this(position, cluster, key, value, null);
    }
}
