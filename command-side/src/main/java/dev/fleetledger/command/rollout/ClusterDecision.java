package dev.fleetledger.command.rollout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.command.rollout.ClusterProgress.Reach;
import dev.fleetledger.contract.rollout.DebtCodes;
import dev.fleetledger.contract.rollout.RolloutEvent;

/** What people decide about one cluster of a rollout. */
final class ClusterDecision {

    private ClusterDecision() {}

    /** Sends the manifest once more to a cluster that has failed, is skipped, or is in debt. A cluster that is on its way needs nothing. */
    static List<RolloutEvent> retry(RolloutState state, RolloutCommand.Retry it) {
        ClusterProgress cluster = require(it.progress(), it.cluster());
        requireUnsettled(cluster);
        if (state.debts().needsPlacement(it.cluster())) {
            throw RolloutGuard.needsPlacement(it.cluster());
        }
        boolean stuck = cluster.outcome() == Outcome.FAILED || state.debts().has(it.cluster());
        return stuck && !isAlreadyRetried(state, cluster) ? List.of(new RolloutEvent.ClusterRetried(id(state), it.cluster())) : List.of();
    }

    /** The rollout goes on without the cluster, which is recorded as debt. */
    static List<RolloutEvent> skip(RolloutState state, RolloutCommand.Skip it) {
        ClusterProgress cluster = require(it.progress(), it.cluster());
        requireUnsettled(cluster);
        if (state.debts().isSkipped(it.cluster())) {
            return List.of();
        }
        RolloutEvent skipped = new RolloutEvent.ClusterSkipped(id(state), it.cluster());
        String code = cluster.reach() == Reach.SILENT ? Reach.SILENT.debtCode() : DebtCodes.SKIPPED;
        return state.debts().has(it.cluster()) ? List.of(skipped)
                : List.of(skipped, new RolloutEvent.DebtRecorded(id(state), it.cluster(), code));
    }

    private static boolean isAlreadyRetried(RolloutState state, ClusterProgress cluster) {
        return state.debts().isRetried(cluster.cluster()) && (!cluster.sent() || cluster.isInFlight(Instant.MAX));
    }

    private static ClusterProgress require(RolloutProgress progress, String cluster) {
        return progress.find(cluster).filter(it -> !it.isGone()).orElseThrow(() -> RolloutGuard.notInRollout(cluster));
    }

    private static void requireUnsettled(ClusterProgress cluster) {
        if (cluster.isSettled()) {
            throw RolloutGuard.hasSettled(cluster.cluster());
        }
    }

    private static UUID id(RolloutState state) {
        return state.planned().rollout();
    }
}
