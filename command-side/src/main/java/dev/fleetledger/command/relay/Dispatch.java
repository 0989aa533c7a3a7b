package dev.fleetledger.command.relay;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.ledger.Position;

/**
 * One record for a cluster's intents topic.
 *
 * @param position of the event that it comes from
 * @param value    absent: a tombstone
 * @param broken   why the record can't be made; absent when it can
 */
record Dispatch(Position position, String cluster, String key, @Nullable String value, @Nullable String broken) {

    Dispatch(Position position, String cluster, String key, @Nullable String value) {
        this(position, cluster, key, value, null);
    }
}
