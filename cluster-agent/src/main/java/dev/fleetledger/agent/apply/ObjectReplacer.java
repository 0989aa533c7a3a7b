package dev.fleetledger.agent.apply;

import java.time.Clock;

import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.memory.MemoryStore;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;

/** Deletes an object that can't be changed in place, to be created again by the next attempt. Recorded before the deletion. */
final class ObjectReplacer {

    private final KubernetesApi api;
    private final Memory memory;
    private final MemoryStore store;
    private final Clock clock;

    ObjectReplacer(KubernetesApi api, Memory memory, MemoryStore store, Clock clock) {
        this.api = api;
        this.memory = memory;
        this.store = store;
        this.clock = clock;
    }

    ApplyResult replace(ApplyTarget target, String uid, String reason) {
        Intent intent = target.intent();
        memory.recordReplacement(intent.workload(), target.ref(), EpochGeneration.of(intent), reason, clock.instant());
        store.writeNow();
        api.delete(target.ref(), uid);
        memory.removeObject(intent.workload(), target.ref());
        return ApplyResult.failure(AttemptResult.RETRYING, "BeingReplaced", target.ref().label() + " is deleted and created anew: "
                + reason,
                RetryDelays.SHORT);
    }
}
