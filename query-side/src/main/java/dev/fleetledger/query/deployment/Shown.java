package dev.fleetledger.query.deployment;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Seen;
import dev.fleetledger.judgement.status.Status;

/** The status at a read point: the stored one, adjusted for missing reports and the deadline. {@link ShownSql} is its SQL equivalent. */
record Shown(Judgement judgement, Instant since) {

    /**
     * @param silence after which time without a report a cluster is silent
     * @param leftOut after which time without facts a deployment is unreported while its cluster still reports
     */
    static Shown of(DeploymentView deployment, @Nullable Seen seen, @Nullable Instant heardAt, Duration silence, Duration leftOut, Instant now) {
        Judgement end = deployment.end();
        if (end != null) {
            return new Shown(end, deployment.since);
        }
        Judgement shown = Judgement.of(deployment.wanted(), seen, now).unlessSilent(heardAt, silence, now);
        if (shown.status() == Status.EXCEPTION) {
            Instant silentSince = heardAt == null ? deployment.wantedAt : heardAt.plus(silence);
            return new Shown(shown, later(silentSince, deployment.wantedAt));
        }
        if (seen != null) {
            Judgement told = shown.unlessLeftOut(seen.receivedAt(), leftOut, now);
            if (told.status() == Status.EXCEPTION) {
                return new Shown(told, later(seen.receivedAt().plus(leftOut), deployment.wantedAt));
            }
        }
        Instant stallsAt = deployment.stallsAt;
        return new Shown(shown, shown.status() == Status.STALLED && stallsAt != null ? stallsAt : deployment.since);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
