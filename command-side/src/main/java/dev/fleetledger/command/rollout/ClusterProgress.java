package dev.fleetledger.command.rollout;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a rollout has come in one of its clusters, as the ledger's other streams and the reports tell it.
 *
 * @param wave       index of its wave
 * @param sent       whether it has got its generation
 * @param outcome    of that generation; absent while it is in flight
 * @param countsFrom a failure before that time may still turn into a success; absent for other outcomes
 * @param silentAt   when the cluster becomes silent, unless it is heard before; absent unless it is reachable
 */
public record ClusterProgress(String cluster, int wave, boolean sent, @Nullable Outcome outcome, @Nullable Instant countsFrom, Reach reach,
        @Nullable Instant silentAt) {

    /** Outcome of a generation, in the words of the table. */
    public enum Outcome {
        SETTLED, FAILED,
        /** The cluster got a generation of something else. */
        SUPERSEDED,
        /** The cluster was removed or forgotten. */
        LEFT
    }

    /** Whether the cluster can be sent anything. */
    public enum Reach {
        REACHABLE(""),
        SILENT("ClusterIsSilent"),
        /** It takes nothing that it doesn't have yet. */
        CORDONED("ClusterIsCordoned"),
        /** It is being removed from the fleet. */
        LEAVING("ClusterIsLeaving");

        private final String debtCode;

        Reach(String debtCode) {
            this.debtCode = debtCode;
        }

        String debtCode() {
            return debtCode;
        }
    }

    boolean isSettled() {
        return outcome == Outcome.SETTLED;
    }

    boolean hasFailed(Instant now) {
        return outcome == Outcome.FAILED && (countsFrom == null || !countsFrom.isAfter(now));
    }

    boolean isGone() {
        return outcome == Outcome.SUPERSEDED || outcome == Outcome.LEFT;
    }

    boolean isInFlight(Instant now) {
        return sent && !isSettled() && !isGone() && !hasFailed(now);
    }

    boolean isReachable() {
        return reach == Reach.REACHABLE;
    }

    ClusterProgress asSent() {
        return new ClusterProgress(cluster, wave, true, null, null, reach, silentAt);
    }
}
