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
    private static final List<String> SERVER_FIELDS = List.of("name", "namespace", "creationTimestamp", "selfLink", "uid",
            "generation", "managedFields", "resourceVersion");

    private static final Comparator<ManagedFieldsEntry> ORDER = Comparator.comparing(ManagedFieldsEntry::operation)
            .thenComparing(ManagedFieldsEntry::time)
            .thenComparing(ManagedFieldsEntry::manager).thenComparing(ManagedFieldsEntry::apiVersion)
            .thenComparing(ManagedFieldsEntry::subresource);

    private final List<ManagedFieldsEntry> entries;

    private ManagedFields(List<ManagedFieldsEntry> entries) {
        this.entries = entries;
    }

    static ManagedFields of(JsonNode object) {
        return new ManagedFields(Json.items(object, "metadata", "managedFields").stream().map(ManagedFieldsEntry::read).toList());
    }

    /** Returns the ownership that the write states, so that a client can remove owners. A write without {@code managedFields} keeps it. */
    static ManagedFields ofUpdate(JsonNode before, JsonNode after) {
        return Json.items(after, "metadata", "managedFields").isEmpty() ? of(before) : of(after);
    }

    FieldSet ownedBy(String manager, String operation, String subresource) {
        return entries.stream().filter(fieldsEntry -> fieldsEntry.isOf(manager, operation, subresource)).map(ManagedFieldsEntry::fields)
                .findFirst().orElse(FieldSet.NONE);
    }

    List<ManagedFieldsEntry> others(String manager, String operation, String subresource) {
        return entries.stream().filter(fieldsEntry -> !fieldsEntry.isOf(manager, operation, subresource)).toList();
    }

    FieldSet all() {
        return entries.stream().map(ManagedFieldsEntry::fields).reduce(FieldSet.NONE, FieldSet::union);
    }

    String timeOf(String manager, String operation, String subresource) {
        return entries.stream().filter(fieldsEntry -> fieldsEntry.isOf(manager, operation, subresource)).map(ManagedFieldsEntry::time)
                .findFirst().orElse("");
    }

    /** Applies the change to the fields of every entry and removes entries that own no field afterwards. */
    ManagedFields mapFields(UnaryOperator<FieldSet> change) {
        return new ManagedFields(entries.stream().map(fieldsEntry -> fieldsEntry.withFields(change.apply(fieldsEntry.fields())))
                .filter(fieldsEntry -> !fieldsEntry.fields().isEmpty()).toList());
    }

    /** Replaces this manager's previous entry. */
    ManagedFields with(ManagedFieldsEntry entry) {
        return new ManagedFields(Stream.concat(others(entry.manager(), entry.operation(), entry.subresource()).stream(), Stream.of(entry))
                .filter(fieldsEntry -> !fieldsEntry.fields().isEmpty()).sorted(ORDER).toList());
    }

    boolean hasSameOwnership(ManagedFields others) {
        return withoutTimes().equals(others.withoutTimes());
    }

    private Set<ManagedFieldsEntry> withoutTimes() {
        return entries.stream().map(fieldsEntry -> new ManagedFieldsEntry(fieldsEntry.manager(), fieldsEntry.operation(),
                fieldsEntry.apiVersion(), "", fieldsEntry.subresource(),
                fieldsEntry.fields())).collect(Collectors.toSet());
    }

    void writeInto(ObjectNode object) {
        ArrayNode array = Json.array();
        entries.forEach(fieldsEntry -> array.add(fieldsEntry.toJson()));
        if (array.isEmpty()) {
            Meta.of(object).remove("managedFields");
        } else {
            Meta.of(object).set("managedFields", array);
        }
    }

    /** Removes the fields written by the server, and {@code spec} or {@code status}, whichever this endpoint does not change. */
    static FieldSet ownable(FieldSet fields, boolean hasStatus, String subresource) {
        FieldSet metadata = fields.child("f:metadata");
        for (String name : SERVER_FIELDS) {
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
