package dev.fleetledger.simulation.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.kinds.Kind;

/** One revision: what an object was and what it is; one of the two may be missing, never both. {@code nanos} is when, for its age. */
public record Change(long revision, Kind kind, @Nullable ObjectNode before, @Nullable ObjectNode after, long nanos) {

    Change(long revision, Kind kind, @Nullable ObjectNode before, @Nullable ObjectNode after) {
        this(revision, kind, before, after, System.nanoTime());
    }
}
