package dev.fleetledger.command.rollout;

import java.time.Instant;
import java.util.List;

import dev.fleetledger.command.rollout.ClusterProgress.Reach;
import dev.fleetledger.contract.rollout.RolloutEvent;

/** How clusters of a rollout become debt, and how debts are paid. */
final class DebtPayment {

    private DebtPayment() {}

    static List<RolloutEvent> paid(RolloutState state, RolloutProgress progress) {
        return progress.clusters().stream().filter(it -> it.isSettled() && state.debts().has(it.cluster()))
                .<RolloutEvent>map(it -> new RolloutEvent.DebtPaid(state.planned().rollout(), it.cluster())).toList();
    }

    /** Clusters of the begun wave that the rollout goes on without from now on. */
    static List<RolloutEvent> incurred(RolloutState state, RolloutProgress progress, Instant now) {
        return progress.ofWave(state.wave().index()).filter(it -> holdsUp(state, it, now))
                .<RolloutEvent>map(it -> new RolloutEvent.DebtRecorded(state.planned().rollout(), it.cluster(), it.reach().debtCode()))
                .toList();
    }

    /** A cluster that was retried by a person is awaited. A cordon and a removal hold up only what wasn't sent. */
    private static boolean holdsUp(RolloutState state, ClusterProgress it, Instant now) {
        if (it.isSettled() || it.isGone() || it.hasFailed(now) || state.debts().has(it.cluster())) {
            return false;
        }
        return switch (it.reach()) {
            case REACHABLE -> false;
            case SILENT -> state.skipsUnreachable() && !(state.debts().isRetried(it.cluster()) && !it.sent());
            case CORDONED, LEAVING -> !it.sent();
        };
    }

    /** A debt that can be sent now: the cluster takes it again, and a person need not lift it. */
    static boolean isPayable(RolloutState state, ClusterProgress it) {
        return !it.sent() && it.reach() == Reach.REACHABLE && state.debts().isPayable(it.cluster());
    }
}
