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
    static CurrentStatus of(DeploymentView deployment, @Nullable Observation observation, @Nullable Instant heardAt, Duration silentAfter,
            Duration unreportedAfter, Instant now) {
        Judgement end = deployment.finalJudgement();
        if (end != null) {
            return new CurrentStatus(end, deployment.since);
        }
        Judgement current = Judgement.of(deployment.wanted(), observation, now).orSilent(heardAt, silentAfter, now);
        if (current.status() == Status.EXCEPTION) {
            Instant silentSince = heardAt == null ? deployment.wantedAt : heardAt.plus(silentAfter);
            return new CurrentStatus(current, latest(silentSince, deployment.wantedAt));
        }
        if (observation != null) {
            Judgement unreported = current.orUnreported(observation.receivedAt(), unreportedAfter, now);
            if (unreported.status() == Status.EXCEPTION) {
                return new CurrentStatus(unreported, latest(observation.receivedAt().plus(unreportedAfter), deployment.wantedAt));
            }
        }
        Instant stallsAt = deployment.stallsAt;
        return new CurrentStatus(current, current.status() == Status.STALLED && stallsAt != null ? stallsAt : deployment.since);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
