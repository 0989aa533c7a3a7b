package dev.fleetledger.simulation.apply;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** All {@code managedFields} entries of an object. */
final class ManagedFields {
    /** Fields written by the server itself, which therefore have no owner. */
    private static final List<String> SERVERS_OWN = List.of("name", "namespace", "creationTimestamp", "selfLink", "uid",
            "generation", "managedFields", "resourceVersion");

    private static final Comparator<ManagedFieldsEntry> ORDER = Comparator.comparing(ManagedFieldsEntry::operation).thenComparing(ManagedFieldsEntry::time)
            .thenComparing(ManagedFieldsEntry::manager).thenComparing(ManagedFieldsEntry::apiVersion).thenComparing(ManagedFieldsEntry::subresource);

    private final List<ManagedFieldsEntry> claims;

    private ManagedFields(List<ManagedFieldsEntry> claims) {
        this.claims = claims;
    }

    static ManagedFields of(JsonNode object) {
        return new ManagedFields(Json.items(object, "metadata", "managedFields").stream().map(ManagedFieldsEntry::read).toList());
    }

    /** Returns the ownership that the write states, so that a client can remove owners. A write without {@code managedFields} keeps it. */
    static ManagedFields stated(JsonNode before, JsonNode after) {
        return Json.items(after, "metadata", "managedFields").isEmpty() ? of(before) : of(after);
    }

    FieldSet ownedBy(String manager, String operation, String subresource) {
        return claims.stream().filter(fieldsEntry -> fieldsEntry.isOf(manager, operation, subresource)).map(ManagedFieldsEntry::fields)
                .findFirst().orElse(FieldSet.NONE);
    }

    List<ManagedFieldsEntry> others(String manager, String operation, String subresource) {
        return claims.stream().filter(fieldsEntry -> !fieldsEntry.isOf(manager, operation, subresource)).toList();
    }

    FieldSet all() {
        return claims.stream().map(ManagedFieldsEntry::fields).reduce(FieldSet.NONE, FieldSet::union);
    }

    String timeOf(String manager, String operation, String subresource) {
        return claims.stream().filter(fieldsEntry -> fieldsEntry.isOf(manager, operation, subresource)).map(ManagedFieldsEntry::time).findFirst().orElse("");
    }

    /** Applies the change to the fields of every entry and removes entries that own no field afterwards. */
    ManagedFields each(UnaryOperator<FieldSet> change) {
        return new ManagedFields(claims.stream().map(fieldsEntry -> fieldsEntry.owning(change.apply(fieldsEntry.fields())))
                .filter(fieldsEntry -> !fieldsEntry.fields().isEmpty()).toList());
    }

    /** Replaces this manager's previous entry. */
    ManagedFields with(ManagedFieldsEntry mine) {
        return new ManagedFields(Stream.concat(others(mine.manager(), mine.operation(), mine.subresource()).stream(), Stream.of(mine))
                .filter(fieldsEntry -> !fieldsEntry.fields().isEmpty()).sorted(ORDER).toList());
    }

    boolean ownAsMuchAs(ManagedFields others) {
        return timeless().equals(others.timeless());
    }

    private Set<ManagedFieldsEntry> timeless() {
        return claims.stream().map(fieldsEntry -> new ManagedFieldsEntry(fieldsEntry.manager(), fieldsEntry.operation(), fieldsEntry.apiVersion(), "", fieldsEntry.subresource(),
                fieldsEntry.fields())).collect(Collectors.toSet());
    }

    void writeInto(ObjectNode object) {
        ArrayNode entries = Json.array();
        claims.forEach(fieldsEntry -> entries.add(fieldsEntry.toJson()));
        if (entries.isEmpty()) {
            Meta.of(object).remove("managedFields");
        } else {
            Meta.of(object).set("managedFields", entries);
        }
    }

    /** Removes the fields written by the server, and {@code spec} or {@code status}, whichever this endpoint does not change. */
    static FieldSet ownable(FieldSet fields, boolean hasStatus, String subresource) {
        FieldSet metadata = fields.child("f:metadata");
        for (String name : SERVERS_OWN) {
            metadata = metadata.without(PathElements.field(name));
        }
        FieldSet ownable = new FieldSet(false, fields.children()).without("f:apiVersion").without("f:kind")
                .with("f:metadata", new FieldSet(false, metadata.children()));
        if (subresource.equals("status")) {
            return ownable.without("f:spec");
        }
        return hasStatus ? ownable.without("f:status") : ownable;
    }
}
