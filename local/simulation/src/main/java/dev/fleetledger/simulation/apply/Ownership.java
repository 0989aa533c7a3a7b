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
public record Ownership(Kind kind, String manager, String subresource, String at) {

    /** Returns the live object merged with the wanted one, without the fields that only this manager wanted before. */
    public ObjectNode apply(ObjectNode live, ObjectNode wanted, boolean force) {
        FieldType type = Schema.of(kind);
        Claims claims = Claims.of(live);
        FieldSet mine = ownable(Fields.wantedBy(wanted, type));
        FieldSet last = claims.ownedBy(manager, Claim.APPLY, subresource);
        JsonNode merged = Merge.over(live, wanted, type);
        FieldSet changed = ownable(Comparison.of(unmanaged(live), unmanaged(merged), type).changed());
        refuseConflicts(claims, changed, force);
        Claims given = claims.each(fields -> fields.minus(changed)).with(claim(Claim.APPLY, at, mine));
        ObjectNode pruned = (ObjectNode) Merge.prune(merged, last, given.all(), type);
        Comparison difference = Comparison.of(unmanaged(live), unmanaged(pruned), type);
        String time = difference.isNone() ? claims.timeOf(manager, Claim.APPLY, subresource) : at;
        given.each(fields -> fields.minus(difference.removed())).with(claim(Claim.APPLY, time, mine)).writeInto(pruned);
        return pruned;
    }

    private Claim claim(String operation, String time, FieldSet fields) {
        return new Claim(manager, operation, kind.apiVersion(), time, subresource, fields);
    }

    private void refuseConflicts(Claims claims, FieldSet changed, boolean force) {
        List<Claim> holders = new ArrayList<>();
        List<FieldSet> fields = new ArrayList<>();
        for (Claim other : claims.others(manager, Claim.APPLY, subresource)) {
            FieldSet taken = other.fields().intersect(changed);
            if (!taken.isEmpty()) {
                holders.add(other);
                fields.add(taken);
            }
        }
        if (!force && !holders.isEmpty()) {
            throw FieldConflict.of(holders, fields);
        }
    }

    /** Records the ownership after a write other than an apply in the new tree: the writer owns each changed field. */
    public void update(ObjectNode before, ObjectNode after) {
        FieldType type = Schema.of(kind);
        Comparison difference = Comparison.of(unmanaged(before), unmanaged(after), type);
        FieldSet changed = ownable(difference.changed());
        Claims claims = Claims.stated(before, after).each(fields -> fields.minus(difference.removed()));
        FieldSet mine = claims.ownedBy(manager, Claim.UPDATE, subresource).union(changed);
        Claims rest = claims.each(fields -> fields.minus(changed));
        (changed.isEmpty() ? rest : rest.with(claim(Claim.UPDATE, at, mine))).writeInto(after);
    }

    private FieldSet ownable(FieldSet fields) {
        return Claims.ownable(fields, kind.has(Trait.STATUS), subresource);
    }

    /** Returns whether the objects differ in nothing but the times of {@code managedFields}; such a write is not stored. */
    public static boolean areSame(ObjectNode live, ObjectNode next) {
        return live.equals(next) || unmanaged(live).equals(unmanaged(next)) && Claims.of(live).ownAsMuchAs(Claims.of(next));
    }

    private static ObjectNode unmanaged(JsonNode object) {
        ObjectNode copy = ((ObjectNode) object).deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return copy;
    }
}
