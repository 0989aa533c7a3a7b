package dev.fleetledger.simulation.apply;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kind.Trait;
import dev.fleetledger.simulation.schema.FieldType;
import dev.fleetledger.simulation.schema.Schema;

/** Keeps {@code managedFields} right through applies and other writes. Who writes, where, and when (RFC 3339). */
public record Ownership(Kind kind, String manager, String subresource, String at) {

    /** The live object with what is wanted laid over it, and without what this manager alone wanted before. */
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

    /** Writes into the new tree who owns what after a write that was not an apply: what changed now belongs to the writer. */
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

    /** Whether nothing differs but the times of claims; such a write is none. */
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
