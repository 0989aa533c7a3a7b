package dev.fleetledger.agent.apply;

import java.time.Clock;

import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.memory.MemoryStore;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;

/** Deletes an object that can't be changed in place, to be created again by the next attempt. Recorded before the deletion. */
final class Replacing {

    private final ClusterApi api;
    private final Memory memory;
    private final MemoryStore store;
    private final Clock clock;

    Replacing(ClusterApi api, Memory memory, MemoryStore store, Clock clock) {
        this.api = api;
        this.memory = memory;
        this.store = store;
        this.clock = clock;
    }

    Outcome replace(Target target, String uid, String reason) {
        Intent intent = target.intent();
        memory.replacing(intent.workload(), target.ref(), Order.of(intent), reason, clock.instant());
        store.writeNow();
        api.delete(target.ref(), uid);
        memory.gone(intent.workload(), target.ref());
        return Outcome.bad(AttemptResult.RETRYING, "BeingReplaced", target.ref().label() + " is deleted and created anew: " + reason,
                Patience.SHORT);
    }
}
