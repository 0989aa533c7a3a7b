package dev.fleetledger.command.rollout.approval;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

/**
 * Rejects what waits for an approval, which ends the rollout.
 *
 * @param rollout null when the text in the path is not an id
 */
record RejectRollout(@Nullable UUID rollout) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "rollout.reject";
    }
}
