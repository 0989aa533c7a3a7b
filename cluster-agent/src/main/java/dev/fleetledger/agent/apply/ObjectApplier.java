package dev.fleetledger.agent.apply;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.ApplyMode;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.drift.Baseline;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.ApplyPlanner;
import dev.fleetledger.agent.plan.ImmutableServiceFields;
import dev.fleetledger.agent.plan.PlannedAction;
import dev.fleetledger.contract.report.AttemptResult;

/** Applies an object without force if it doesn't exist, or takes it over, and records the results of all applies. */
final class ObjectApplier {

    private final KubernetesApi api;
    private final Memory memory;
    private final BiConsumer<UUID, LiveObject> onResponse;
    /** Hash of each object when it last matched the wanted state. */
    private final Map<ObjectRef, Integer> confirmedFingerprints = new ConcurrentHashMap<>();

    /** @param onResponse receives each object as the API server returned it, before any watch reports it */
    ObjectApplier(KubernetesApi api, Memory memory, BiConsumer<UUID, LiveObject> onResponse) {
        this.api = api;
        this.memory = memory;
        this.onResponse = onResponse;
    }

    ApplyResult create(ApplyTarget target) {
        return confirmApplied(target, api.apply(target.markedForCreate(), ApplyMode.PLAIN), memory.baseline(target.intent().workload(),
                target.ref()));
    }

    /** Takes the object over with all fields that others own in it. */
    ApplyResult adopt(ApplyTarget target, String uid) {
        return confirmApplied(target, api.apply(target.markedForUid(uid), ApplyMode.FORCED), null);
    }

    /** @param previous what was accepted in the object before; absent if all that others own in it is accepted */
    ApplyResult confirmApplied(ApplyTarget target, LiveObject answer, @Nullable Baseline previous) {
        if (!target.ref().isNamespace()) {
            memory.recordBaseline(target.intent().workload(), target.ref(), Baseline.of(answer, target.frozen(),
                    previous, target.ignored()));
        }
        return confirmWanted(target, answer);
    }

    /** Records that the object was just applied or verified to match the wanted state. */
    ApplyResult confirmWanted(ApplyTarget target, LiveObject live) {
        confirmedFingerprints.put(target.ref(), live.fingerprint());
        return confirmPresent(target, live);
    }

    /** @return whether the object is unchanged since it last matched the wanted state */
    boolean isUnchanged(ApplyTarget target) {
        return Integer.valueOf(target.requireLive().fingerprint()).equals(confirmedFingerprints.get(target.ref()));
    }

    /** Checks the result too, because the API server may answer 200 and leave a Service's field unchanged. */
    ApplyResult confirmPresent(ApplyTarget target, LiveObject live) {
        Optional<String> reason = ImmutableServiceFields.reason(target.frozen(), live.object());
        if (reason.isPresent()) {
            PlannedAction.Refuse refusal = ApplyPlanner.needsReplacement(target.ref(), reason.get());
            return ApplyResult.failure(AttemptResult.REFUSED, refusal.code(), refusal.message(), null);
        }
        if (!target.ref().isNamespace()) {
            memory.recordObject(target.intent().workload(), target.ref(), live.uid());
        }
        onResponse.accept(target.intent().workload(), live);
        return ApplyResult.success(AttemptResult.APPLIED);
    }
}
