package dev.fleetledger.simulation.apply;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;

/** One entry of {@code managedFields}: the manager, its operation, the fields it owns, and when it last changed the object, if ever. */
record ManagedFieldsEntry(String manager, String operation, String apiVersion, String time, String subresource, FieldSet fields) {
    static final String APPLY = "Apply";
    static final String UPDATE = "Update";

    static ManagedFieldsEntry read(JsonNode entry) {
        return new ManagedFieldsEntry(Json.text(entry, "manager"), Json.text(entry, "operation"), Json.text(entry, "apiVersion"),
                Json.text(entry, "time"), Json.text(entry, "subresource"), FieldSet.read(Json.at(entry, "fieldsV1")));
    }

    boolean isOf(String whom, String how, String where) {
        return manager.equals(whom) && operation.equals(how) && subresource.equals(where);
    }

    ManagedFieldsEntry withFields(FieldSet owned) {
        return new ManagedFieldsEntry(manager, operation, apiVersion, time, subresource, owned);
    }

    String toText() {
        String name = "\"" + manager + "\"" + (subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"");
        return operation.equals(UPDATE) ? name + " using " + apiVersion : name;
    }

    ObjectNode toJson() {
        ObjectNode entry = Json.object().put("apiVersion", apiVersion).put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", fields.toJson());
        entry.put("manager", manager).put("operation", operation);
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
        return time.isEmpty() ? entry : entry.put("time", time);
    }
}
