package dev.fleetledger.command.rollout.control;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

/**
 * Lets a paused or failed rollout go on.
 *
 * @param rollout null when the text in the path is not an id
 */
public record ResumeRollout(@Nullable UUID rollout) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "rollout.resume";
    }
}
