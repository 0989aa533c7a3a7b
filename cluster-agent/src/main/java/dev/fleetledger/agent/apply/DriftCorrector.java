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

    ApplyResult recreate(ApplyTarget target) {
        Drift drift = DriftDetector.deleted(target.ref(), clock.instant());
        try {
            if (mayCorrect(target)) {
                return withCorrection(target, objectApplier.create(target), drift);
            }
            return uncorrected(target, target.isCorrectionWanted() ? checkRecreation(target) : ApplyResult.success(AttemptResult.APPLIED),
                    drift);
        } catch (ApiServerException failure) {
            return ApiErrorRule.classify(failure).withDrift(drift, false);
        }
    }

    /** Reports what would prevent the recreation, such as a missing namespace, rather than the earlier successful apply. */
    private ApplyResult checkRecreation(ApplyTarget target) {
        try {
            api.apply(target.markedForCreate(), ApplyMode.DRY_RUN);
        } catch (ApiServerException failure) {
            if (!isDryRunUnsupported(failure)) {
                throw failure;
            }
        }
        return ApplyResult.success(AttemptResult.APPLIED);
    }

    ApplyResult verify(ApplyTarget target, String uid) {
        Drift drift = findDrift(target, uid);
        if (drift == null) {
            return objectApplier.confirmWanted(target, target.requireLive());
        }
        if (!mayCorrect(target)) {
            return uncorrected(target, objectApplier.confirmPresent(target, target.requireLive()), drift);
        }
        try {
            return withCorrection(target, objectApplier.applyForced(target, target.markedForUid(uid)), drift);
        } catch (ApiServerException failure) {
            return ApiErrorRule.classify(failure).withDrift(drift, false);
        }
    }

    private ApplyResult withCorrection(ApplyTarget target, ApplyResult result, Drift drift) {
        correctionLimiter.recordCorrection(target.intent().workload(), clock.instant());
        return result.withDrift(drift, true);
    }

    private boolean mayCorrect(ApplyTarget target) {
        return target.isCorrectionWanted() && correctionLimiter.allows(target.intent().workload(), clock.instant());
    }

    /** If a correction is only delayed by the limiter, the workload is reconciled again after the delay. */
    private static ApplyResult uncorrected(ApplyTarget target, ApplyResult result, Drift drift) {
        ApplyResult drifted = result.withDrift(drift, false);
        return target.isCorrectionWanted() ? drifted.withRetryWithin(CorrectionLimiter.INITIAL_PAUSE) : drifted;
    }

    private @Nullable Drift findDrift(ApplyTarget target, String uid) {
        try {
            return DriftDetector.between(target.requireLive(), api.apply(target.markedForUid(uid), ApplyMode.DRY_RUN));
        } catch (ApiServerException failure) {
            if (failure.isFieldConflict()) {
                return DriftDetector.fromConflict(target.requireLive(), failure);
            }
            // Either a webhook doesn't support dry run, or admission would now reject the unchanged object, which it once accepted.
            // Neither is drift.
            if (isDryRunUnsupported(failure) || isRefusedByAdmission(failure) && objectApplier.isUnchanged(target)) {
                return null;
            }
            throw failure;
        }
    }

    private static boolean isRefusedByAdmission(ApiServerException failure) {
        return String.valueOf(ApiErrorRule.classify(failure).code()).startsWith("Admission");
    }

    private static boolean isDryRunUnsupported(ApiServerException failure) {
        return failure.status() == 400 && failure.message().contains("dry run");
    }
}
