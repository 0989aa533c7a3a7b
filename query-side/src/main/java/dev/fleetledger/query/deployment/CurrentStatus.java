package dev.fleetledger.query.deployment;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.judgement.status.Status;

/** The status at a read point: the stored one, adjusted for missing reports and the deadline. {@link CurrentStatusSql} is its SQL equivalent. */
record CurrentStatus(Judgement judgement, Instant since) {

    /**
     * @param silentAfter     time without a report after which a cluster is silent
     * @param unreportedAfter time without facts after which a deployment is unreported while its cluster still reports
     */
    static CurrentStatus of(DeploymentView deployment, @Nullable Observation observation, @Nullable Instant heardAt, Duration silence, Duration leftOut, Instant now) {
        Judgement end = deployment.end();
        if (end != null) {
            return new CurrentStatus(end, deployment.since);
        }
        Judgement shown = Judgement.of(deployment.wanted(), observation, now).orSilent(heardAt, silence, now);
        if (shown.status() == Status.EXCEPTION) {
            Instant silentSince = heardAt == null ? deployment.wantedAt : heardAt.plus(silence);
            return new CurrentStatus(shown, later(silentSince, deployment.wantedAt));
        }
        if (observation != null) {
            Judgement told = shown.orUnreported(observation.receivedAt(), leftOut, now);
            if (told.status() == Status.EXCEPTION) {
                return new CurrentStatus(told, later(observation.receivedAt().plus(leftOut), deployment.wantedAt));
            }
        }
        Instant stallsAt = deployment.stallsAt;
        return new CurrentStatus(shown, shown.status() == Status.STALLED && stallsAt != null ? stallsAt : deployment.since);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
