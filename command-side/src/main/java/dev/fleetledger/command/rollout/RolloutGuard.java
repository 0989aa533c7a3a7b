package dev.fleetledger.command.rollout;

import java.util.List;

import dev.fleetledger.contract.rollout.RolloutEvent.Finished;
import dev.fleetledger.problem.StateConflictException;

/** What a rollout's state forbids. */
final class RolloutGuard {

    private RolloutGuard() {}

    /** @throws StateConflictException when the rollout is over */
    static RolloutState requireOpen(Rollout rollout) {
        return switch (rollout) {
            case Rollout.None _ -> throw new IllegalStateException("There is no such rollout");
            case Rollout.Open it -> it.state();
            case Rollout.Ended it -> throw ended(it.outcome());
        };
    }

    /** A completed rollout still takes commands about its debts. */
    static RolloutState requirePayable(Rollout rollout) {
        return rollout instanceof Rollout.Ended it && it.outcome().equals(Finished.COMPLETED) && !it.state().debts().codes().isEmpty()
                ? it.state() : requireOpen(rollout);
    }

    /** @throws StateConflictException when more clusters have failed than the rollout may lose */
    static void requireWithinBudget(RolloutState state, List<String> failed) {
        if (failed.size() > state.failureBudget()) {
            throw new StateConflictException("FailureBudgetIsSpent", "The rollout can't go on: " + failed.size()
                    + " of its clusters have failed, and the failure budget is " + state.failureBudget() + ".",
                    "Retry the failed clusters, skip them, or roll back what the rollout has touched.").with("failed", failed);
        }
    }

    static StateConflictException notInRollout(String cluster) {
        return new StateConflictException("ClusterIsNotInRollout", "The rollout doesn't concern cluster " + cluster + ".",
                "Name one of the clusters that GET /api/v1/rollouts/{id} lists.");
    }

    static StateConflictException needsPlacement(String cluster) {
        return new StateConflictException("ClusterIsNotPlaced", "The person who submitted the placement could not place"
                + " the workload in cluster "
                + cluster + ", so it isn't part of the placement.",
                "Let somebody who may do so save the workload's placement again, by PUT /api/v1/workloads/{id}/placement.");
    }

    static StateConflictException hasSettled(String cluster) {
        return new StateConflictException("ClusterHasSettled", "Cluster " + cluster + " has what the rollout brings.",
                "Nothing is left to do there.");
    }

    private static StateConflictException ended(String outcome) {
        return new StateConflictException("RolloutHasEnded", "The rollout is over: it was " + outcome + ".",
                outcome.equals(Finished.COMPLETED) ? "Start another one by changing, restarting or rolling back the workload."
                        : "Start another one, for example by rolling back or restarting the workload.");
    }
}
