package dev.fleetledger.agent.apply;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.ApplyMode;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.drift.Baseline;
import dev.fleetledger.agent.drift.DriftFindings;
import dev.fleetledger.agent.drift.ForeignFields;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/** Detects what others changed since our last apply, and corrects it if the intent says so and the limiter allows it. */
final class DriftCorrector {

    private static final int MAX_ATTEMPTS = 4;

    private final KubernetesApi api;
    private final Clock clock;
    private final Memory memory;
    private final ObjectApplier objectApplier;
    private final CorrectionLimiter correctionLimiter;
    private final NamespaceCheck namespaceCheck;

    DriftCorrector(KubernetesApi api, Clock clock, Memory memory, ObjectApplier objectApplier, CorrectionLimiter correctionLimiter) {
        this.api = api;
        this.clock = clock;
        this.memory = memory;
        this.objectApplier = objectApplier;
        this.correctionLimiter = correctionLimiter;
        this.namespaceCheck = new NamespaceCheck(api);
    }

    ApplyResult recreate(ApplyTarget target) {
        Drift drift = DriftDetector.deleted(target.ref(), clock.instant());
        try {
            if (mayCorrect(target)) {
                return withCorrection(target, objectApplier.create(target), drift);
            }
            return uncorrected(target, target.isCorrectionWanted() ? checkRecreation(target)
                    : namespaceCheck.check(target.ref()).orElseGet(() -> ApplyResult.success(AttemptResult.APPLIED)), drift);
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

    /** Applies a newer generation without what others added to the object since the last apply. */
    ApplyResult update(ApplyTarget target, String uid) {
        Baseline baseline = baseline(target);
        DriftFindings findings = DriftFindings.beforeUpdate(target.requireLive(), target.frozen(), baseline, target.ignored());
        List<String> removed = new ArrayList<>(target.isCorrectionWanted() ? findings.foreignPaths() : List.of());
        if (target.frozen().at(Baseline.RESTART).isMissingNode() && Baseline.restart(target.requireLive()) != null) {
            removed.add(Baseline.RESTART);
        }
        ApplyResult result = applyWithout(target, removed, target.markedForUid(uid), baseline);
        return findings.isEmpty() ? result : result.withDrift(DriftDetector.describe(target.requireLive(), findings),
                target.isCorrectionWanted());
    }

    /** Starts anew with a later version of the object if its controller or somebody else writes it in between. */
    ApplyResult verify(ApplyTarget target, String uid) {
        Baseline baseline = baseline(target);
        if (baseline != null && baseline.isEarlierThan(target.intent())) {
            // Compared with an earlier answer, our own update would look like drift.
            return update(target, uid);
        }
        ApplyTarget current = target;
        for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                return verify(current, uid, false);
            } catch (ApiServerException failure) {
                LiveObject live = failure.status() == 409 ? api.get(target.ref()).orElse(null) : null;
                if (live == null || !live.uid().equals(uid) || live.isDeleting()) {
                    throw failure;
                }
                current = target.withLive(live);
            }
        }
        return verify(current, uid, true);
    }

    private ApplyResult verify(ApplyTarget target, String uid, boolean lastAttempt) {
        LiveObject live = target.requireLive();
        Baseline baseline = baseline(target);
        DriftFindings findings = DriftFindings.of(findOwnChanges(target, uid), live, target.frozen(), baseline, target.ignored());
        if (findings.isEmpty()) {
            return objectApplier.confirmWanted(target, live);
        }
        Drift drift = DriftDetector.describe(live, findings);
        if (baseline != null && findings.isOnlyRestart()) {
            memory.recordBaseline(target.intent().workload(), target.ref(), baseline.withRestart(Baseline.restart(live)));
            return objectApplier.confirmWanted(target, live).withDriftToldOnce(drift);
        }
        if (!findings.isCorrectable()) {
            return objectApplier.confirmPresent(target, live).withDrift(drift, false);
        }
        return mayCorrect(target) ? correct(target, uid, findings, drift, lastAttempt)
                : uncorrected(target, objectApplier.confirmPresent(target, live), drift);
    }

    private ApplyResult correct(ApplyTarget target, String uid, DriftFindings findings, Drift drift, boolean lastAttempt) {
        try {
            ObjectNode object = target.markedForCorrection(uid);
            if (findings.removable() || findings.foreign().isEmpty()) {
                return withCorrection(target, applyWithout(target, findings.foreignPaths(), object, baseline(target)), drift);
            }
            // What others added stays and is reported by the next check, so this answer is no baseline.
            ApplyResult result = objectApplier.confirmWanted(target, api.apply(object, ApplyMode.FORCED));
            return withCorrection(target, result, drift).withDrift(drift, false).withRetryWithin(RetryDelays.SHORT);
        } catch (ApiServerException failure) {
            if (failure.status() == 409 && !lastAttempt) {
                throw failure;
            }
            return ApiErrorRule.classify(failure).withDrift(drift, false);
        }
    }

    /**
     * Removes these fields first: an apply removes only fields that nobody else owns.
     *
     * @param removed JSON pointers into the live object
     */
    private ApplyResult applyWithout(ApplyTarget target, List<String> removed, ObjectNode object, @Nullable Baseline baseline) {
        if (!removed.isEmpty()) {
            api.removeFields(target.requireLive(), ForeignFields.inRemovalOrder(removed));
        }
        return objectApplier.confirmApplied(target, api.apply(object, ApplyMode.FORCED), baseline);
    }

    private @Nullable Baseline baseline(ApplyTarget target) {
        return memory.baseline(target.intent().workload(), target.ref());
    }

    private ApplyResult withCorrection(ApplyTarget target, ApplyResult result, Drift drift) {
        correctionLimiter.recordCorrection(target.intent().workload(), clock.instant());
        return result.withDrift(drift, true);
    }

    private boolean mayCorrect(ApplyTarget target) {
        return target.isCorrectionWanted() && correctionLimiter.allows(target.intent().workload(), clock.instant());
    }

    /** If a correction is only delayed by the limiter, the workload is reconciled again after the delay. */
    private ApplyResult uncorrected(ApplyTarget target, ApplyResult result, Drift drift) {
        return target.isCorrectionWanted()
                ? result.withDrift(drift.withHeldUntil(correctionLimiter.heldUntil(target.intent().workload())), false)
                        .withRetryWithin(CorrectionLimiter.INITIAL_PAUSE)
                : result.withDrift(drift, false);
    }

    private Map<String, String> findOwnChanges(ApplyTarget target, String uid) {
        try {
            LiveObject wanted = api.apply(target.markedForCheck(uid), ApplyMode.DRY_RUN_FORCED);
            return DriftDetector.between(target.requireLive(), wanted, target.ignored());
        } catch (ApiServerException failure) {
            // Either a webhook doesn't support dry run, or admission would now reject the unchanged object, which it once accepted.
            // Neither is drift.
            if (isDryRunUnsupported(failure) || isRefusedByAdmission(failure) && objectApplier.isUnchanged(target)) {
                return Map.of();
            }
            if (failure.status() == 409) {
                throw failure;
            }
            return findConflicts(target, uid, failure);
        }
    }

    /** The object may be invalid with our fields and those of others, or refused by admission; a conflict is answered before that. */
    private Map<String, String> findConflicts(ApplyTarget target, String uid, ApiServerException forcedFailure) {
        try {
            api.apply(target.markedForCheck(uid), ApplyMode.DRY_RUN);
        } catch (ApiServerException failure) {
            if (failure.isFieldConflict()) {
                return DriftDetector.fromConflict(failure);
            }
        }
        throw forcedFailure;
    }

    private static boolean isRefusedByAdmission(ApiServerException failure) {
        return String.valueOf(ApiErrorRule.classify(failure).code()).startsWith("Admission");
    }

    private static boolean isDryRunUnsupported(ApiServerException failure) {
        return failure.status() == 400 && failure.message().contains("dry run");
    }
}
