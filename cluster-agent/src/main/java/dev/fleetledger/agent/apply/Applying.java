package dev.fleetledger.agent.apply;

import java.util.Optional;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.ClusterApi.Manner;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.Marks;
import dev.fleetledger.agent.plan.Plan;
import dev.fleetledger.agent.plan.Step;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;

/** Applies the objects of one apply intent in order; stops at the first that fails. */
final class Applying {

    private final ClusterApi api;
    private final Memory memory;
    private final Predicate<String> leaving;
    private final Placing placing;
    private final Correcting correcting;
    private final Replacing replacing;
    private final Withdrawing withdrawing;

    /** @param leaving whether the workload with this id is being removed here */
    Applying(ClusterApi api, Memory memory, Predicate<String> leaving, Placing placing, Correcting correcting, Replacing replacing,
            Withdrawing withdrawing) {
        this.api = api;
        this.memory = memory;
        this.leaving = leaving;
        this.placing = placing;
        this.correcting = correcting;
        this.replacing = replacing;
        this.withdrawing = withdrawing;
    }

    /** Dropped Services are removed last: as long as the other objects fail, what was there stays. */
    Outcome carryOut(Intent intent) {
        Optional<Outcome> oversize = oversize(intent);
        if (oversize.isPresent()) {
            return oversize.get();
        }
        Outcome sum = Outcome.good(AttemptResult.APPLIED);
        for (JsonNode object : intent.objects()) {
            Outcome one = bringAbout(intent, object);
            if (one.result() != AttemptResult.APPLIED) {
                return one;
            }
            sum = sum.and(one);
        }
        Outcome dropped = withdrawing.drop(intent);
        if (dropped.result() != AttemptResult.APPLIED) {
            return dropped;
        }
        memory.carriedOut(intent.workload(), Order.of(intent));
        return sum;
    }

    /** Checked before anything is applied, so that no intent is applied in part. */
    private static Optional<Outcome> oversize(Intent intent) {
        return intent.objects().stream()
                .flatMap(object -> Oversize.of(ObjectRef.of(object).label(), Marks.stamped(object, intent)).stream()).findFirst();
    }

    private Outcome bringAbout(Intent intent, JsonNode object) {
        ObjectRef ref = ObjectRef.of(object);
        Target target = new Target(intent, ref, object, api.get(ref).orElse(null));
        return switch (Plan.apply(intent, object, target.live(), memory.known(intent.workload(), ref), leaving)) {
            case Step.Create _ -> placing.create(target);
            case Step.Recreate _ -> correcting.recreate(target);
            case Step.Update(String uid) -> placing.put(target, target.stampedFor(uid));
            case Step.Verify(String uid) -> correcting.verify(target, uid);
            case Step.Replace(String uid, String reason) -> replacing.replace(target, uid, reason);
            case Step.Adopt(String uid, boolean onlyIfSame) -> adopt(target, uid, onlyIfSame);
            // A namespace's deletion may be blocked until somebody intervenes.
            case Step.Wait(String code, String message) -> Outcome.bad(ref.isNamespace() ? AttemptResult.WAITING : AttemptResult.RETRYING,
                    code, message, Patience.SHORT);
            case Step.Taken(String code, String message) -> Outcome.bad(AttemptResult.REFUSED, code, message, Patience.TAKEN);
            case Step.Refuse(String code, String message) -> Outcome.bad(AttemptResult.REFUSED, code, message, null);
            case Step.Done _, Step.Delete _, Step.LetGo _, Step.Leaving _ -> Outcome.good(AttemptResult.APPLIED);
        };
    }

    /** With {@code onlyIfSame} the object must equal what we would apply, apart from our marks. */
    private Outcome adopt(Target target, String uid, boolean onlyIfSame) {
        if (onlyIfSame && !Difference.isTheSame(target.standing(), api.apply(target.frozenFor(uid), Manner.TRIED_FORCED))) {
            return Outcome.bad(AttemptResult.REFUSED, "NameTakenAndDiffers",
                    target.ref().label() + " exists, is not ours, and is not the same as what is wanted", Patience.TAKEN);
        }
        try {
            return placing.put(target, target.stampedFor(uid));
        } catch (ApiFailure failure) {
            Outcome no = Answer.meaning(failure);
            // A permanent error, such as an immutable selector, is retried too, because the object's owner may delete it.
            return no.patience() == null ? no.lookingAgainWithin(Patience.TAKEN) : no;
        }
    }
}
