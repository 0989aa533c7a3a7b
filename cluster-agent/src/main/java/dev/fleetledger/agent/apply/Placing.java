package dev.fleetledger.agent.apply;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.ClusterApi.Manner;
import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.Plan;
import dev.fleetledger.agent.plan.Step;
import dev.fleetledger.agent.plan.Unchangeable;
import dev.fleetledger.contract.report.AttemptResult;

/** Applies an object: without force if it doesn't exist, with force if it is proven to be ours. */
final class Placing {

    private final ClusterApi api;
    private final Memory memory;
    private final BiConsumer<UUID, Live> seen;
    /** Hash of each object when it last matched the wanted state. */
    private final Map<ObjectRef, Integer> right = new ConcurrentHashMap<>();

    /** @param seen receives each object as the API server returned it, before any watch reports it */
    Placing(ClusterApi api, Memory memory, BiConsumer<UUID, Live> seen) {
        this.api = api;
        this.memory = memory;
        this.seen = seen;
    }

    Outcome create(Target target) {
        return asWanted(target, api.apply(target.stampedForNothing(), Manner.PLAIN));
    }

    Outcome put(Target target, ObjectNode object) {
        return asWanted(target, api.apply(object, Manner.FORCED));
    }

    /** Records that the object was just applied or verified to match the wanted state. */
    Outcome asWanted(Target target, Live live) {
        right.put(target.ref(), live.shape());
        return stands(target, live);
    }

    /** @return whether the object is unchanged since it last matched the wanted state */
    boolean isAsItWas(Target target) {
        return Integer.valueOf(target.standing().shape()).equals(right.get(target.ref()));
    }

    /** Checks the result too, because the API server may answer 200 and leave a Service's field unchanged. */
    Outcome stands(Target target, Live live) {
        Optional<String> unchanged = Unchangeable.reason(target.frozen(), live.object());
        if (unchanged.isPresent()) {
            Step.Refuse refusal = Plan.needsReplacement(target.ref(), unchanged.get());
            return Outcome.bad(AttemptResult.REFUSED, refusal.code(), refusal.message(), null);
        }
        if (!target.ref().isNamespace()) {
            memory.applied(target.intent().workload(), target.ref(), live.uid());
        }
        seen.accept(target.intent().workload(), live);
        return Outcome.good(AttemptResult.APPLIED);
    }
}
