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

/** The two ways to apply: without force what is not there, with force what is proved ours. */
final class Placing {

    private final ClusterApi api;
    private final Memory memory;
    private final BiConsumer<UUID, Live> seen;
    /** How each looked when it was last known to be what is wanted. */
    private final Map<ObjectRef, Integer> right = new ConcurrentHashMap<>();

    /** @param seen told of each object as the API server answered it, before any watch tells */
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

    /** It was just found to be what is wanted, or made so. */
    Outcome asWanted(Target target, Live live) {
        right.put(target.ref(), live.shape());
        return stands(target, live);
    }

    /** @return whether nobody changed it since it was last known to be what is wanted */
    boolean isAsItWas(Target target) {
        return Integer.valueOf(target.standing().shape()).equals(right.get(target.ref()));
    }

    /** A Service may have stayed what it was though the API server answered 200. */
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
