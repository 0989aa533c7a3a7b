package dev.fleetledger.command.rollout.retry;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

/**
 * Sends a cluster its manifest once more.
 *
 * @param rollout null when the text in the path is not an id
 */
record RetryCluster(@Nullable UUID rollout, String cluster) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "rollout.retry";
    }
}
