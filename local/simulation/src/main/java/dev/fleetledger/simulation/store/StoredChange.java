package dev.fleetledger.simulation.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.kinds.Kind;

/**
 * One revision: an object before and after a change. One of the two may be missing, but not both. {@code nanos} is the time of the change,
 * from which its age is computed.
 */
public record StoredChange(long revision, Kind kind, @Nullable ObjectNode before, @Nullable ObjectNode after, long nanos) {

    StoredChange(long revision, Kind kind, @Nullable ObjectNode before, @Nullable ObjectNode after) {
        this(revision, kind, before, after, System.nanoTime());
    }
}
