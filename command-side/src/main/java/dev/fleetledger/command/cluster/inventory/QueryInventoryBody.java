package dev.fleetledger.command.cluster.inventory;

import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;
import dev.fleetledger.contract.question.InventoryKind;

/** @param kind wire name of the kind */
@InventoryScope
record QueryInventoryBody(
        @NotEmpty(message = "{missing.text}") String kind,
        @Nullable String namespace,
        @Nullable @ReasonText String reason) {

    QueryInventory toCommand(String cluster) {
        return new QueryInventory(cluster, InventoryKind.findByWireName(kind).orElseThrow(), namespace);
    }
}
