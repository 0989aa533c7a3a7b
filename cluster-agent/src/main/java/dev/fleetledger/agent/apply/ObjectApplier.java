package dev.fleetledger.agent.apply;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.ApplyMode;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.ApplyPlanner;
import dev.fleetledger.agent.plan.ImmutableServiceFields;
import dev.fleetledger.agent.plan.PlannedAction;
import dev.fleetledger.contract.report.AttemptResult;

/** Applies an object: without force if it doesn't exist, with force if it is proven to be ours. */
final class ObjectApplier {

    private final KubernetesApi api;
    private final Memory memory;
    private final BiConsumer<UUID, LiveObject> seen;
    /** Hash of each object when it last matched the wanted state. */
    private final Map<ObjectRef, Integer> right = new ConcurrentHashMap<>();

    /** @param onResponse receives each object as the API server returned it, before any watch reports it */
    ObjectApplier(KubernetesApi api, Memory memory, BiConsumer<UUID, LiveObject> seen) {
        this.api = api;
        this.memory = memory;
        this.seen = seen;
    }

    ApplyResult create(ApplyTarget applyTarget) {
        return confirmWanted(applyTarget, api.apply(applyTarget.markedForCreate(), ApplyMode.PLAIN));
    }

    ApplyResult applyForced(ApplyTarget applyTarget, ObjectNode object) {
        return confirmWanted(applyTarget, api.apply(object, ApplyMode.FORCED));
    }

    /** Records that the object was just applied or verified to match the wanted state. */
    ApplyResult confirmWanted(ApplyTarget applyTarget, LiveObject liveObject) {
        right.put(applyTarget.ref(), liveObject.fingerprint());
        return confirmPresent(applyTarget, liveObject);
    }

    /** @return whether the object is unchanged since it last matched the wanted state */
    boolean isAsItWas(ApplyTarget applyTarget) {
        return Integer.valueOf(applyTarget.requireLive().fingerprint()).equals(right.get(applyTarget.ref()));
    }

    /** Checks the result too, because the API server may answer 200 and leave a Service's field unchanged. */
    ApplyResult confirmPresent(ApplyTarget applyTarget, LiveObject liveObject) {
        Optional<String> unchanged = ImmutableServiceFields.reason(applyTarget.frozen(), liveObject.object());
        if (unchanged.isPresent()) {
            PlannedAction.Refuse refusal = ApplyPlanner.needsReplacement(applyTarget.ref(), unchanged.get());
            return ApplyResult.failure(AttemptResult.REFUSED, refusal.code(), refusal.message(), null);
        }
        if (!applyTarget.ref().isNamespace()) {
            memory.applied(applyTarget.intent().workload(), applyTarget.ref(), liveObject.uid());
        }
        seen.accept(applyTarget.intent().workload(), liveObject);
        return ApplyResult.success(AttemptResult.APPLIED);
    }
}
