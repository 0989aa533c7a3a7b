package dev.fleetledger.command.rollout.retry;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

/**
 * Goes on without a cluster, which is recorded as debt.
 *
 * @param rollout null when the text in the path is not an id
 */
record SkipCluster(@Nullable UUID rollout, String cluster) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "rollout.skip";
    }
}
