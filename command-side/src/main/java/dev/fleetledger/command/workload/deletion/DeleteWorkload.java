package dev.fleetledger.command.workload.deletion;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.rollout.plan.RolloutOption;

/** @param workload null when the text in the path is not an id */
public record DeleteWorkload(@Nullable UUID workload, String policy, RolloutOption option, ExpectedVersion expectedVersion)
        implements Command<DeleteWorkloadResult> {

    @Override
    public String action() {
        return "workload.delete";
    }
}
