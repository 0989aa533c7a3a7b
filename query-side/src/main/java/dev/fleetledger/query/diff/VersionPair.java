package dev.fleetledger.query.diff;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.query.diff.DiffResponse.Entry;
import dev.fleetledger.query.diff.DiffResponse.ObjectChange;
import dev.fleetledger.query.diff.DiffResponse.PassingStatus;

/**
 * A changed object at both points.
 *
 * @param oldRow its main row at the first point; null when it didn't exist then
 * @param newRow the same at the second point
 * @param before values that the API shows of it, by path
 */
record VersionPair(ChangedObject object, @Nullable JsonNode oldRow, @Nullable JsonNode newRow, Map<String, JsonNode> before,
        Map<String, JsonNode> after) {

    static VersionPair of(ChangedObject object, Map<String, JsonNode> before, Map<String, JsonNode> after, DiffRange range) {
        String table = object.kind().tables().getFirst().name();
        return new VersionPair(object, before.get(table), after.get(table), ShownValues.of(object.kind(), before, range.from().at()),
                ShownValues.of(object.kind(), after, range.to().at()));
    }

    /** Whether it existed at one of the points; otherwise it came and went in between. */
    boolean exists() {
        return oldRow != null || newRow != null;
    }

    ObjectChange toChange(List<FieldChange> changes, List<Entry> entries, List<PassingStatus> statuses, List<Outage> outages) {
        String change = oldRow == null ? "added" : newRow == null ? "removed" : "changed";
        return new ObjectChange(object.kind(), object.id(), workload(), object.kind() == ObjectKind.CLUSTER ? object.id() : text("cluster"),
                text("namespace"), text("name"), change, object.at(), changes, entries, statuses, outages);
    }

    /** Returns the workload that the object is or belongs to. */
    @Nullable UUID workload() {
        String id = object.kind() == ObjectKind.WORKLOAD ? object.id() : text("workload");
        return id == null ? null : UUID.fromString(id);
    }

    /** Returns a column of the newest row. */
    @Nullable String text(String column) {
        JsonNode row = newRow == null ? oldRow : newRow;
        JsonNode value = row == null ? null : row.get(column);
        return value == null || !value.isString() ? null : value.stringValue();
    }
}
