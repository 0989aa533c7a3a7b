package dev.fleetledger.simulation.apply;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kind.Trait;
import dev.fleetledger.simulation.schema.FieldType;
import dev.fleetledger.simulation.schema.Schema;

/** Maintains {@code managedFields} for applies and other writes: records who writes, through which subresource and when (RFC 3339). */
public record FieldOwnership(Kind kind, String manager, String subresource, String at) {

    /** Returns the live object merged with the wanted one, without the fields that only this manager wanted before. */
    public ObjectNode apply(ObjectNode live, ObjectNode wanted, boolean force) {
        FieldType type = Schema.of(kind);
        ManagedFields claims = ManagedFields.of(live);
        FieldSet mine = ownable(FieldSets.wantedBy(wanted, type));
        FieldSet last = claims.ownedBy(manager, ManagedFieldsEntry.APPLY, subresource);
        JsonNode merged = Merge.over(live, wanted, type);
        FieldSet changed = ownable(Comparison.of(unmanaged(live), unmanaged(merged), type).changed());
        refuseConflicts(claims, changed, force);
        ManagedFields given = claims.each(fields -> fields.minus(changed)).with(claim(ManagedFieldsEntry.APPLY, at, mine));
        ObjectNode pruned = (ObjectNode) Merge.prune(merged, last, given.all(), type);
        Comparison difference = Comparison.of(unmanaged(live), unmanaged(pruned), type);
        String time = difference.isNone() ? claims.timeOf(manager, ManagedFieldsEntry.APPLY, subresource) : at;
        given.each(fields -> fields.minus(difference.removed())).with(claim(ManagedFieldsEntry.APPLY, time, mine)).writeInto(pruned);
        return pruned;
    }

    private ManagedFieldsEntry claim(String operation, String time, FieldSet fields) {
        return new ManagedFieldsEntry(manager, operation, kind.apiVersion(), time, subresource, fields);
    }

    private void refuseConflicts(ManagedFields claims, FieldSet changed, boolean force) {
        List<ManagedFieldsEntry> holders = new ArrayList<>();
        List<FieldSet> fields = new ArrayList<>();
        for (ManagedFieldsEntry other : claims.others(manager, ManagedFieldsEntry.APPLY, subresource)) {
            FieldSet taken = other.fields().intersect(changed);
            if (!taken.isEmpty()) {
                holders.add(other);
                fields.add(taken);
            }
        }
        if (!force && !holders.isEmpty()) {
            throw FieldConflictException.of(holders, fields);
        }
    }

    /** Records the ownership after a write other than an apply in the new tree: the writer owns each changed field. */
    public void update(ObjectNode before, ObjectNode after) {
        FieldType type = Schema.of(kind);
        Comparison difference = Comparison.of(unmanaged(before), unmanaged(after), type);
        FieldSet changed = ownable(difference.changed());
        ManagedFields claims = ManagedFields.stated(before, after).each(fields -> fields.minus(difference.removed()));
        FieldSet mine = claims.ownedBy(manager, ManagedFieldsEntry.UPDATE, subresource).union(changed);
        ManagedFields rest = claims.each(fields -> fields.minus(changed));
        (changed.isEmpty() ? rest : rest.with(claim(ManagedFieldsEntry.UPDATE, at, mine))).writeInto(after);
    }

    private FieldSet ownable(FieldSet fields) {
        return ManagedFields.ownable(fields, kind.has(Trait.STATUS), subresource);
    }

    /** Returns whether the objects differ in nothing but the times of {@code managedFields}; such a write is not stored. */
    public static boolean areSame(ObjectNode live, ObjectNode next) {
        return live.equals(next) || unmanaged(live).equals(unmanaged(next)) && ManagedFields.of(live).ownAsMuchAs(ManagedFields.of(next));
    }

    private static ObjectNode unmanaged(JsonNode object) {
        ObjectNode copy = ((ObjectNode) object).deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return copy;
    }
}
