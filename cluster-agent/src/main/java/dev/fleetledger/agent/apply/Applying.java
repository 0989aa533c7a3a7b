package dev.fleetledger.agent.apply;

import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.ClusterApi.Manner;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.Plan;
import dev.fleetledger.agent.plan.Step;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;

/** Brings the objects of one apply intent about, in their order; stops at the first that can't be. */
final class Applying {

    private final ClusterApi api;
    private final Memory memory;
    private final Predicate<String> leaving;
    private final Placing placing;
    private final Correcting correcting;

    /** @param leaving whether a workload, by its id, is being removed here */
    Applying(ClusterApi api, Memory memory, Predicate<String> leaving, Placing placing, Correcting correcting) {
        this.api = api;
        this.memory = memory;
        this.leaving = leaving;
        this.placing = placing;
        this.correcting = correcting;
    }

    Outcome carryOut(Intent intent) {
        Outcome sum = Outcome.good(AttemptResult.APPLIED);
        for (JsonNode object : intent.objects()) {
            Outcome one = bringAbout(intent, object);
            if (one.result() != AttemptResult.APPLIED) {
                return one;
            }
            sum = one.drift() == null ? sum : one;
        }
        memory.carriedOut(intent.workload(), Order.of(intent));
        return sum;
    }

    private Outcome bringAbout(Intent intent, JsonNode object) {
        ObjectRef ref = ObjectRef.of(object);
        Target target = new Target(intent, ref, object, api.get(ref).orElse(null));
        return switch (Plan.apply(intent, ref, target.live(), memory.known(intent.workload(), ref), leaving)) {
            case Step.Create _ -> placing.create(target);
            case Step.Recreate _ -> correcting.recreate(target);
            case Step.Update(String uid) -> placing.put(target, target.stampedFor(uid));
            case Step.Verify(String uid) -> correcting.verify(target, uid);
            case Step.Adopt(String uid, boolean onlyIfSame) -> adopt(target, uid, onlyIfSame);
            case Step.Wait(String code, String message) -> Outcome.bad(AttemptResult.RETRYING, code, message, Patience.SHORT);
            case Step.Taken(String code, String message) -> Outcome.bad(AttemptResult.REFUSED, code, message, Patience.TAKEN);
            case Step.Refuse(String code, String message) -> Outcome.bad(AttemptResult.REFUSED, code, message, null);
            case Step.Done _, Step.Delete _, Step.LetGo _, Step.Leaving _ -> Outcome.good(AttemptResult.APPLIED);
        };
    }

    /** Same: as if we had applied it, but for our marks. */
    private Outcome adopt(Target target, String uid, boolean onlyIfSame) {
        if (onlyIfSame && Difference.between(target.standing(), api.apply(target.frozenFor(uid), Manner.TRIED_FORCED)) != null) {
            return Outcome.bad(AttemptResult.REFUSED, "NameTakenAndDiffers",
                    target.ref().label() + " exists, is not ours, and is not the same as what is wanted", Patience.TAKEN);
        }
        return placing.put(target, target.stampedFor(uid));
    }
}
