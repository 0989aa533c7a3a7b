package dev.fleetledger.query.deployment;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Seen;
import dev.fleetledger.judgement.status.Status;

/** The status that is shown at a moment: the folded one, overlaid with what only time tells. {@link ShownSql} says the same in SQL. */
record Shown(Judgement judgement, Instant since) {

    /**
     * @param silence how long a cluster may be unheard
     * @param leftOut how long it may tell nothing of this while it is heard
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
