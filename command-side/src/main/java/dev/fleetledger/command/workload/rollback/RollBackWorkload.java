package dev.fleetledger.command.workload.rollback;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.rollout.plan.RolloutOption;
import dev.fleetledger.command.workload.WorkloadChangeResult;

/** @param workload null when the text in the path is not an id */
public record RollBackWorkload(@Nullable UUID workload, int revision, RolloutOption option, ExpectedVersion expectedVersion)
        implements Command<WorkloadChangeResult> {

    @Override
    public String action() {
        return "workload.rollback";
    }
}
