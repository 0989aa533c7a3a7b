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
        ManagedFields managedFields = ManagedFields.of(live);
        FieldSet owned = ownable(FieldSets.wantedBy(wanted, type));
        FieldSet last = managedFields.ownedBy(manager, ManagedFieldsEntry.APPLY, subresource);
        JsonNode merged = Merge.merge(live, wanted, type);
        FieldSet changed = ownable(Comparison.of(unmanaged(live), unmanaged(merged), type).changed());
        requireNoConflict(managedFields, changed, force);
        ManagedFields transferred = managedFields.mapFields(fields -> fields.minus(changed))
                .with(entry(ManagedFieldsEntry.APPLY, at, owned));
        ObjectNode pruned = (ObjectNode) Merge.prune(merged, last, transferred.all(), type);
        Comparison difference = Comparison.of(unmanaged(live), unmanaged(pruned), type);
        String time = difference.isEmpty() ? managedFields.timeOf(manager, ManagedFieldsEntry.APPLY, subresource) : at;
        transferred.mapFields(fields -> fields.minus(difference.removed())).with(entry(ManagedFieldsEntry.APPLY, time, owned))
                .writeInto(pruned);
        return pruned;
    }

    private ManagedFieldsEntry entry(String operation, String time, FieldSet fields) {
        return new ManagedFieldsEntry(manager, operation, kind.apiVersion(), time, subresource, fields);
    }

    private void requireNoConflict(ManagedFields managedFields, FieldSet changed, boolean force) {
        List<ManagedFieldsEntry> owners = new ArrayList<>();
        List<FieldSet> fields = new ArrayList<>();
        for (ManagedFieldsEntry other : managedFields.others(manager, ManagedFieldsEntry.APPLY, subresource)) {
            FieldSet conflicting = other.fields().intersect(changed);
            if (!conflicting.isEmpty()) {
                owners.add(other);
                fields.add(conflicting);
            }
        }
        if (!force && !owners.isEmpty()) {
            throw FieldConflictException.of(owners, fields);
        }
    }

    /** Records the ownership after a write other than an apply in the new tree: the writer owns each changed field. */
    public void update(ObjectNode before, ObjectNode after) {
        FieldType type = Schema.of(kind);
        Comparison difference = Comparison.of(unmanaged(before), unmanaged(after), type);
        FieldSet changed = ownable(difference.changed());
        ManagedFields managedFields = ManagedFields.ofUpdate(before, after).mapFields(fields -> fields.minus(difference.removed()));
        FieldSet owned = managedFields.ownedBy(manager, ManagedFieldsEntry.UPDATE, subresource).union(changed);
        ManagedFields rest = managedFields.mapFields(fields -> fields.minus(changed));
        (changed.isEmpty() ? rest : rest.with(entry(ManagedFieldsEntry.UPDATE, at, owned))).writeInto(after);
    }

    private FieldSet ownable(FieldSet fields) {
        return ManagedFields.ownable(fields, kind.has(Trait.STATUS), subresource);
    }

    /** Returns whether the objects differ in nothing but the times of {@code managedFields}; such a write is not stored. */
    public static boolean areSame(ObjectNode live, ObjectNode next) {
        return live.equals(next) || unmanaged(live).equals(unmanaged(next)) && ManagedFields.of(live)
                .hasSameOwnership(ManagedFields.of(next));
    }

    private static ObjectNode unmanaged(JsonNode object) {
        ObjectNode copy = ((ObjectNode) object).deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return copy;
    }
}
