package dev.fleetledger.agent.apply;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.ClusterApi.Manner;
import dev.fleetledger.agent.cluster.Live;
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

    /** @param seen told of each object as the API server answered it, before any watch tells */
    Placing(ClusterApi api, Memory memory, BiConsumer<UUID, Live> seen) {
        this.api = api;
        this.memory = memory;
        this.seen = seen;
    }

    Outcome create(Target target) {
        return stands(target, api.apply(target.stampedForNothing(), Manner.PLAIN));
    }

    Outcome put(Target target, ObjectNode object) {
        return stands(target, api.apply(object, Manner.FORCED));
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
