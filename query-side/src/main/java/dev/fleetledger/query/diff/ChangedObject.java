package dev.fleetledger.query.diff;

import java.time.Instant;
import java.util.UUID;

/**
 * An object with a version that began or ended between the two points.
 *
 * @param step number of the last step that changed it, until the later point
 * @param at   when that was
 */
record ChangedObject(ObjectKind kind, String id, long step, Instant at) {

    /** A deployment's place. */
    record Place(UUID workload, String cluster) {}

    /** Returns the place that a deployment's id names. */
    Place place() {
        int slash = id.indexOf('/');
        return new Place(UUID.fromString(id.substring(0, slash)), id.substring(slash + 1));
    }
}
