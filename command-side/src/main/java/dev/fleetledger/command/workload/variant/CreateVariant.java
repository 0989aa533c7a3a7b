package dev.fleetledger.command.workload.variant;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

/** @param workload null when the text in the path is not an id */
record CreateVariant(@Nullable UUID workload) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "workload.variant";
    }
}
