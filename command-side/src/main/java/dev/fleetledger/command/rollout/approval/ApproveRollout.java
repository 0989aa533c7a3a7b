package dev.fleetledger.command.rollout.approval;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

/**
 * Approves exactly the manifests that were shown.
 *
 * @param rollout null when the text in the path is not an id
 */
record ApproveRollout(@Nullable UUID rollout, String manifests) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "rollout.approve";
    }
}
