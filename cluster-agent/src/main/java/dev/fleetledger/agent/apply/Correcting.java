package dev.fleetledger.agent.apply;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.ClusterApi.Manner;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/** Sees what others changed since we applied, and undoes it if the intent says so and nobody keeps doing it. */
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
        Drift drift = Difference.deleted(clock.instant());
        if (!mayCorrect(target)) {
            return left(target, Outcome.good(AttemptResult.APPLIED), drift);
        }
        return placing.create(target).drifted(drift, true);
    }

    Outcome verify(Target target, String uid) {
        Drift drift = drift(target, uid);
        if (drift == null) {
            return placing.stands(target, target.standing());
        }
        if (!mayCorrect(target)) {
            return left(target, placing.stands(target, target.standing()), drift);
        }
        return placing.put(target, target.stampedFor(uid)).drifted(drift, true);
    }

    private boolean mayCorrect(Target target) {
        return target.corrects() && brake.allows(target.intent().workload(), clock.instant());
    }

    /** Where it is only held back for a while, it is looked at again. */
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
            if (failure.status() == 400 && failure.message().contains("dry run")) {
                // A webhook that can't be tried: what it would say can't be known, and what stands was accepted.
                return null;
            }
            throw failure;
        }
    }
}
