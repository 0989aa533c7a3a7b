package dev.fleetledger.query.diff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.query.person.PersonDirectory.Person;

/**
 * What changed between two points, as far as the reader may see it. What changed last comes first.
 *
 * @param next         cursor of the next page; null on the last page
 * @param total        null when there are further pages
 * @param totalAtLeast null when the total is known
 * @param asOf         when the later point was
 * @param position     of the last event until then
 */
record DiffResponse(Point from, Point to, List<ObjectChange> items, @Nullable String next, @Nullable Long total,
        @Nullable Long totalAtLeast, Instant asOf, String position) implements WorkloadDiffResponse {

    record Point(String position, Instant at) {

        static Point of(DiffPoint point) {
            return new Point(Long.toString(point.position()), point.at());
        }
    }

    /**
     * @param change   added, changed or removed
     * @param at       when it last changed, until the later point
     * @param changes  values that differ between the points; none when it has changed and changed back
     * @param entries  the commands that changed it, and what its cluster did, newest first, limited in number
     * @param statuses that a deployment has had in between, newest first, limited in number
     * @param outages  of a cluster, newest first
     */
    record ObjectChange(ObjectKind kind, String id, @Nullable UUID workload, @Nullable String cluster, @Nullable String namespace,
            @Nullable String name, String change, Instant at, List<FieldChange> changes, List<Entry> entries,
            List<PassingStatus> statuses, List<Outage> outages) {}

    /**
     * @param by    the cluster, for what its agent reported and nobody commanded, such as drift
     * @param facts what the agent reported
     */
    record Entry(String position, Instant at, Person actor, String action, @Nullable String reason, Origin by, List<Change> facts) {}

    /** @param since when it began */
    record PassingStatus(String status, @Nullable String code, Instant since) {}
}
