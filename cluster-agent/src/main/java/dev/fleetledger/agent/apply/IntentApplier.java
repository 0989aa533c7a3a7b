package dev.fleetledger.agent.apply;

import java.util.Optional;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.ApplyMode;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.ApplyPlanner;
import dev.fleetledger.agent.plan.OwnershipMarks;
import dev.fleetledger.agent.plan.PlannedAction;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;

/** Applies the objects of one apply intent in order; stops at the first that fails. */
final class IntentApplier {

    private final KubernetesApi api;
    private final Memory memory;
    private final Predicate<String> isBeingRemoved;
    private final ObjectApplier objectApplier;
    private final DriftCorrector driftCorrector;
    private final ObjectReplacer objectReplacer;
    private final ObjectRemover objectRemover;
    private final NamespaceCheck namespaceCheck;

    /** @param isBeingRemoved whether the workload with this id is being removed here */
    IntentApplier(KubernetesApi api, Memory memory, Predicate<String> isBeingRemoved, ObjectApplier objectApplier,
            DriftCorrector driftCorrector, ObjectReplacer objectReplacer,
            ObjectRemover objectRemover) {
        this.api = api;
        this.memory = memory;
        this.isBeingRemoved = isBeingRemoved;
        this.objectApplier = objectApplier;
        this.driftCorrector = driftCorrector;
        this.objectReplacer = objectReplacer;
        this.objectRemover = objectRemover;
        this.namespaceCheck = new NamespaceCheck(api);
    }

    /** Dropped Services are removed last: as long as the other objects fail, what was there stays. */
    ApplyResult apply(Intent intent) {
        Optional<ApplyResult> oversize = checkSize(intent);
        if (oversize.isPresent()) {
            return oversize.get();
        }
        ApplyResult total = ApplyResult.success(AttemptResult.APPLIED);
        for (JsonNode object : intent.objects()) {
            ApplyResult result = applyObject(intent, object);
            if (result.result() != AttemptResult.APPLIED) {
                return result;
            }
            total = total.mergedWith(result);
        }
        ApplyResult dropped = objectRemover.removeDropped(intent);
        if (dropped.result() != AttemptResult.APPLIED) {
            return dropped;
        }
        memory.recordApplied(intent.workload(), EpochGeneration.of(intent));
        return total;
    }

    /** Checked before anything is applied, so that no intent is applied in part. */
    private static Optional<ApplyResult> checkSize(Intent intent) {
        return intent.objects().stream()
                .flatMap(object -> ObjectSizeLimit.check(ObjectRef.of(object).label(), OwnershipMarks.mark(object, intent)).stream())
                .findFirst();
    }

    private ApplyResult applyObject(Intent intent, JsonNode object) {
        ObjectRef ref = ObjectRef.of(object);
        ApplyTarget target = new ApplyTarget(intent, ref, object, api.get(ref).orElse(null));
        return switch (ApplyPlanner.planApply(intent, object, target.live(), memory.appliedRecord(intent.workload(), ref),
                isBeingRemoved)) {
            case PlannedAction.Create _ -> objectApplier.create(target);
            case PlannedAction.Recreate _ -> driftCorrector.recreate(target);
            case PlannedAction.Update(String uid) -> driftCorrector.update(target, uid);
            case PlannedAction.Verify(String uid) -> driftCorrector.verify(target, uid);
            case PlannedAction.Replace(String uid, String reason) -> objectReplacer.replace(target, uid, reason);
            case PlannedAction.Adopt(String uid, boolean onlyIfSame) -> adopt(target, uid, onlyIfSame);
            // A namespace's deletion may be blocked until somebody intervenes.
            case PlannedAction.Wait(String code, String message) when ref.isNamespace() ->
                    ApplyResult.failure(AttemptResult.WAITING, code, message, RetryDelays.SHORT);
            case PlannedAction.Wait(String code, String message) -> namespaceCheck.check(ref)
                    .orElseGet(() -> ApplyResult.failure(AttemptResult.RETRYING, code, message, RetryDelays.SHORT));
            case PlannedAction.NameTaken(String code, String message) ->
                    ApplyResult.failure(AttemptResult.REFUSED, code, message, RetryDelays.LONG);
            case PlannedAction.Refuse(String code, String message) -> ApplyResult.failure(AttemptResult.REFUSED, code, message, null);
            case PlannedAction.Nothing _, PlannedAction.Delete _, PlannedAction.Release _,
                    PlannedAction.AwaitDeletion _ -> ApplyResult.success(AttemptResult.APPLIED);
        };
    }

    /** With {@code onlyIfSame} the object must equal what we would apply, apart from our marks. */
    private ApplyResult adopt(ApplyTarget target, String uid, boolean onlyIfSame) {
        if (onlyIfSame && !DriftDetector.isEquivalent(target.requireLive(),
                api.apply(target.frozenForUid(uid), ApplyMode.DRY_RUN_FORCED))) {
            return ApplyResult.failure(AttemptResult.REFUSED, "NameTakenAndDiffers",
                    target.ref().label() + " exists, is not ours, and is not the same as what is wanted", RetryDelays.LONG);
        }
        try {
            return objectApplier.adopt(target, uid);
        } catch (ApiServerException failure) {
            ApplyResult rejection = ApiErrorRule.classify(failure);
            // A permanent error, such as an immutable selector, is retried too, because the object's owner may delete it.
            return rejection.retryWithin() == null ? rejection.withRetryWithin(RetryDelays.LONG) : rejection;
        }
    }
}
