package dev.fleetledger.judgement.status;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.JudgementSchedule.Phase;

/**
 * The newest reports that a deployment's status rests on. While they are missing, its state is unknown. An agent confirms all facts with
 * each heartbeat, or repeats them every 30 seconds. A cluster that is heard may still not report a deployment, for example because its agent
 * follows the intents of another ledger.
 *
 * @param heardAt         when the cluster was last heard, in broker time; absent when it never was
 * @param silentAfter     time without a report after which a cluster is silent
 * @param reportedAt      when the deployment's facts were last received or confirmed, in broker time; absent before the first
 * @param unreportedAfter time without facts after which a deployment is unreported while its cluster still reports
 */
public record LastReports(@Nullable Instant heardAt, Duration silentAfter, @Nullable Instant reportedAt, Duration unreportedAfter) {

    /**
     * Silence comes first, because it explains why nothing is reported.
     *
     * @param shown what is shown while reports are missing
     * @return absent when no report is missing
     */
    @Nullable Phase findMissing(Status shown, Status lastKnown, Instant now) {
        if (heardAt == null) {
            return phase(Instant.EPOCH, shown, "ClusterIsSilent", "The cluster was never heard of.", lastKnown);
        }
        if (!heardAt.plus(silentAfter).isAfter(now)) {
            return phase(heardAt.plus(silentAfter), shown, "ClusterIsSilent", "The cluster is silent since " + heardAt + ".", lastKnown);
        }
        if (reportedAt != null && !reportedAt.plus(unreportedAfter).isAfter(now)) {
            return phase(reportedAt.plus(unreportedAfter), shown, "NotReported",
                    "The cluster is heard of, but has told nothing of this since " + reportedAt + ".", lastKnown);
        }
        return null;
    }

    private static Phase phase(Instant from, Status shown, String code, String detail, Status lastKnown) {
        return new Phase(from, new Judgement(shown, code, detail + " Last known: " + lastKnown.apiName() + "."), from);
    }
}
