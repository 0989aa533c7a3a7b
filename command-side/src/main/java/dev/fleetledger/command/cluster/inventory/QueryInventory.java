package dev.fleetledger.command.cluster.inventory;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.contract.question.InventoryKind;

/** @param namespace absent: all namespaces */
record QueryInventory(String cluster, InventoryKind kind, @Nullable String namespace) implements Command<QueryInventoryResult> {

    @Override
    public String action() {
        return "cluster.query-inventory";
    }
}
