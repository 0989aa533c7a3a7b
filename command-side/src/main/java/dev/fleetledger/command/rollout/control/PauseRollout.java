package dev.fleetledger.command.rollout.control;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

/**
 * Nothing more is sent until the rollout is resumed.
 *
 * @param rollout null when the text in the path is not an id
 */
public record PauseRollout(@Nullable UUID rollout) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "rollout.pause";
    }
}
