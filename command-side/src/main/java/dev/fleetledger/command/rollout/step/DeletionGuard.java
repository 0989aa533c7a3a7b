package dev.fleetledger.command.rollout.step;

import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.problem.StateConflictException;

/** A workload that is being deleted takes no other change, which would stop the deletion unnoticed. */
@Component
public final class DeletionGuard {

    private final RolloutTable rolloutTable;

    DeletionGuard(RolloutTable rolloutTable) {
        this.rolloutTable = rolloutTable;
    }

    /** @throws StateConflictException when the open rollout of the workload deletes it */
    public void requireNotBeingDeleted(UUID workload) {
        rolloutTable.findOpen(workload).filter(it -> it.kind() == RolloutKind.DELETE).ifPresent(it -> {
            throw new StateConflictException("WorkloadIsBeingDeleted", "The workload is being deleted, by rollout " + it.rollout() + ".",
                    "To keep it, abort that rollout first; otherwise wait until it is completed.").with("rollout", it.rollout());
        });
    }
}
