package dev.fleetledger.command.cluster.inventory;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.JsonFields;
import dev.fleetledger.contract.question.InventoryKind;

record QueryInventoryBody(InventoryKind kind, @Nullable String namespace, @Nullable String reason) {

    private static final String KINDS = String.join(", ", Arrays.stream(InventoryKind.values()).map(InventoryKind::wireName).toList());

    static QueryInventoryBody read(JsonFields body) {
        String kindName = body.requiredText("kind");
        Optional<InventoryKind> kind = InventoryKind.findByWireName(kindName);
        String namespace = body.text("namespace");
        if (!kindName.isEmpty() && kind.isEmpty()) {
            body.reject("kind", "There is no such kind in an inventory.", "Send one of " + KINDS + ".");
        }
        if (namespace != null && kind.isPresent() && !kind.get().namespaced()) {
            body.reject("namespace", "These are in no namespace.", "Leave it out.");
        }
        if (namespace != null && namespace.isEmpty()) {
            body.reject("namespace", "This is no namespace.", "Leave it out to ask for all.");
        }
        return new QueryInventoryBody(kind.orElse(InventoryKind.NAMESPACES), namespace, body.reason());
    }
}
