package dev.fleetledger.agent.apply;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.ClusterApi.Manner;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/** Detects what others changed since our last apply, and corrects it if the intent says so and the limiter allows it. */
final class Correcting {

    private final ClusterApi api;
    private final Clock clock;
    private final Placing placing;
    private final Brake brake;

    Correcting(ClusterApi api, Clock clock, Placing placing, Brake brake) {
        this.api = api;
        this.clock = clock;
        this.placing = placing;
        this.brake = brake;
    }

    Outcome recreate(Target target) {
        Drift drift = Difference.deleted(target.ref(), clock.instant());
        try {
            if (mayCorrect(target)) {
                return corrected(target, placing.create(target), drift);
            }
            return left(target, target.corrects() ? heldBack(target) : Outcome.good(AttemptResult.APPLIED), drift);
        } catch (ApiFailure failure) {
            return Answer.meaning(failure).drifted(drift, false);
        }
    }

    /** Reports what would prevent the recreation, such as a missing namespace, rather than the earlier successful apply. */
    private Outcome heldBack(Target target) {
        try {
            api.apply(target.stampedForNothing(), Manner.TRIED);
        } catch (ApiFailure failure) {
            if (!cannotBeTried(failure)) {
                throw failure;
            }
        }
        return Outcome.good(AttemptResult.APPLIED);
    }

    Outcome verify(Target target, String uid) {
        Drift drift = drift(target, uid);
        if (drift == null) {
            return placing.asWanted(target, target.standing());
        }
        if (!mayCorrect(target)) {
            return left(target, placing.stands(target, target.standing()), drift);
        }
        try {
            return corrected(target, placing.put(target, target.stampedFor(uid)), drift);
        } catch (ApiFailure failure) {
            return Answer.meaning(failure).drifted(drift, false);
        }
    }

    private Outcome corrected(Target target, Outcome outcome, Drift drift) {
        brake.corrected(target.intent().workload(), clock.instant());
        return outcome.drifted(drift, true);
    }

    private boolean mayCorrect(Target target) {
        return target.corrects() && brake.allows(target.intent().workload(), clock.instant());
    }

    /** If a correction is only delayed by the limiter, the workload is reconciled again after the delay. */
    private static Outcome left(Target target, Outcome outcome, Drift drift) {
        Outcome drifted = outcome.drifted(drift, false);
        return target.corrects() ? drifted.lookingAgainWithin(Brake.PAUSE) : drifted;
    }

    private @Nullable Drift drift(Target target, String uid) {
        try {
            return Difference.between(target.standing(), api.apply(target.stampedFor(uid), Manner.TRIED));
        } catch (ApiFailure failure) {
            if (failure.isFieldConflict()) {
                return Difference.inConflict(target.standing(), failure);
            }
            // Either a webhook doesn't support dry run, or admission would now reject the unchanged object, which it once accepted.
            // Neither is drift.
            if (cannotBeTried(failure) || isRefusedByAdmission(failure) && placing.isAsItWas(target)) {
                return null;
            }
            throw failure;
        }
    }

    private static boolean isRefusedByAdmission(ApiFailure failure) {
        return String.valueOf(Answer.meaning(failure).code()).startsWith("Admission");
    }

    private static boolean cannotBeTried(ApiFailure failure) {
        return failure.status() == 400 && failure.message().contains("dry run");
    }
}
