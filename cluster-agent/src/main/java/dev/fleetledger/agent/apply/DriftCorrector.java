package dev.fleetledger.agent.apply;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.ApplyMode;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/** Detects what others changed since our last apply, and corrects it if the intent says so and the limiter allows it. */
final class DriftCorrector {

    private final KubernetesApi api;
    private final Clock clock;
    private final ObjectApplier objectApplier;
    private final CorrectionLimiter correctionLimiter;

    DriftCorrector(KubernetesApi api, Clock clock, ObjectApplier objectApplier, CorrectionLimiter correctionLimiter) {
        this.api = api;
        this.clock = clock;
        this.objectApplier = objectApplier;
        this.correctionLimiter = correctionLimiter;
    }

    ApplyResult recreate(ApplyTarget applyTarget) {
        Drift drift = DriftDetector.deleted(applyTarget.ref(), clock.instant());
        try {
            if (mayCorrect(applyTarget)) {
                return corrected(applyTarget, objectApplier.create(applyTarget), drift);
            }
            return left(applyTarget, applyTarget.corrects() ? heldBack(applyTarget) : ApplyResult.success(AttemptResult.APPLIED), drift);
        } catch (ApiServerException failure) {
            return ApiErrorRule.classify(failure).drifted(drift, false);
        }
    }

    /** Reports what would prevent the recreation, such as a missing namespace, rather than the earlier successful apply. */
    private ApplyResult heldBack(ApplyTarget applyTarget) {
        try {
            api.apply(applyTarget.markedForCreate(), ApplyMode.TRIED);
        } catch (ApiServerException failure) {
            if (!cannotBeTried(failure)) {
                throw failure;
            }
        }
        return ApplyResult.success(AttemptResult.APPLIED);
    }

    ApplyResult verify(ApplyTarget applyTarget, String uid) {
        Drift drift = drift(applyTarget, uid);
        if (drift == null) {
            return objectApplier.confirmWanted(applyTarget, applyTarget.requireLive());
        }
        if (!mayCorrect(applyTarget)) {
            return left(applyTarget, objectApplier.confirmPresent(applyTarget, applyTarget.requireLive()), drift);
        }
        try {
            return corrected(applyTarget, objectApplier.applyForced(applyTarget, applyTarget.markedForUid(uid)), drift);
        } catch (ApiServerException failure) {
            return ApiErrorRule.classify(failure).drifted(drift, false);
        }
    }

    private ApplyResult corrected(ApplyTarget applyTarget, ApplyResult applyResult, Drift drift) {
        correctionLimiter.recordCorrection(applyTarget.intent().workload(), clock.instant());
        return applyResult.drifted(drift, true);
    }

    private boolean mayCorrect(ApplyTarget applyTarget) {
        return applyTarget.corrects() && correctionLimiter.allows(applyTarget.intent().workload(), clock.instant());
    }

    /** If a correction is only delayed by the limiter, the workload is reconciled again after the delay. */
    private static ApplyResult left(ApplyTarget applyTarget, ApplyResult applyResult, Drift drift) {
        ApplyResult drifted = applyResult.drifted(drift, false);
        return applyTarget.corrects() ? drifted.lookingAgainWithin(CorrectionLimiter.PAUSE) : drifted;
    }

    private @Nullable Drift drift(ApplyTarget applyTarget, String uid) {
        try {
            return DriftDetector.between(applyTarget.requireLive(), api.apply(applyTarget.markedForUid(uid), ApplyMode.TRIED));
        } catch (ApiServerException failure) {
            if (failure.isFieldConflict()) {
                return DriftDetector.fromConflict(applyTarget.requireLive(), failure);
            }
            // Either a webhook doesn't support dry run, or admission would now reject the unchanged object, which it once accepted.
            // Neither is drift.
            if (cannotBeTried(failure) || isRefusedByAdmission(failure) && objectApplier.isAsItWas(applyTarget)) {
                return null;
            }
            throw failure;
        }
    }

    private static boolean isRefusedByAdmission(ApiServerException failure) {
        return String.valueOf(ApiErrorRule.classify(failure).code()).startsWith("Admission");
    }

    private static boolean cannotBeTried(ApiServerException failure) {
        return failure.status() == 400 && failure.message().contains("dry run");
    }
}
