package dev.fleetledger.agent.apply;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.ClusterApi.Manner;
import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.Known;
import dev.fleetledger.agent.plan.Marks;
import dev.fleetledger.agent.plan.Plan;
import dev.fleetledger.agent.plan.Step;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/** Brings the objects of one apply intent about, in their order; stops at the first that can't be. */
final class Applying {

    private final ClusterApi api;
    private final Memory memory;
    private final Clock clock;
    private final Predicate<String> leaving;
    private final BiConsumer<UUID, Live> seen;

    /** @param seen told of each object as the API server answered it, before any watch tells */
    Applying(ClusterApi api, Memory memory, Clock clock, Predicate<String> leaving, BiConsumer<UUID, Live> seen) {
        this.api = api;
        this.memory = memory;
        this.clock = clock;
        this.leaving = leaving;
        this.seen = seen;
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
        Optional<Live> live = api.get(ref);
        Known known = memory.known(intent.workload(), ref);
        ObjectNode stamped = Marks.stamped(object, intent);
        return switch (Plan.apply(intent, ref, live.orElse(null), known, leaving)) {
            case Step.Create _ -> created(intent, ref, stamped);
            case Step.Recreate _ -> recreated(intent, ref, stamped);
            case Step.Update(String uid) -> applied(intent, ref, only(stamped, uid), Manner.FORCED);
            case Step.Verify(String uid) -> verified(intent, ref, live.orElseThrow(), only(stamped, uid));
            case Step.Adopt(String uid, boolean onlyIfSame) -> adopted(intent, ref, live.orElseThrow(), only(stamped, uid), onlyIfSame);
            case Step.Wait(String code, String message) -> Outcome.bad(AttemptResult.RETRYING, code, message, Patience.SHORT);
            case Step.Refuse(String code, String message) -> Outcome.bad(AttemptResult.REFUSED, code, message, null);
            case Step.Done _, Step.Delete _, Step.LetGo _, Step.Leaving _ -> Outcome.good(AttemptResult.APPLIED);
        };
    }

    private Outcome created(Intent intent, ObjectRef ref, ObjectNode stamped) {
        Live made = api.apply(stamped, Manner.PLAIN);
        if (!ref.isNamespace() && !made.others().isEmpty()) {
            // A stranger made it between our look and our apply: we hold nothing yet, and look again.
            return Outcome.bad(AttemptResult.RETRYING, "ObjectChangedMeanwhile", ref.label() + " was made by another meanwhile",
                    Patience.SHORT);
        }
        return remembered(intent, ref, made);
    }

    private Outcome recreated(Intent intent, ObjectRef ref, ObjectNode stamped) {
        Drift drift = Difference.deleted(clock.instant());
        return corrects(intent)
                ? created(intent, ref, stamped).drifted(drift, true)
                : Outcome.good(AttemptResult.APPLIED).drifted(drift, false);
    }

    private Outcome verified(Intent intent, ObjectRef ref, Live live, ObjectNode stamped) {
        Drift drift = driftOf(live, stamped);
        if (drift == null) {
            return remembered(intent, ref, live);
        }
        return corrects(intent)
                ? applied(intent, ref, stamped, Manner.FORCED).drifted(drift, true)
                : remembered(intent, ref, live).drifted(drift, false);
    }

    private @Nullable Drift driftOf(Live live, ObjectNode stamped) {
        try {
            return Difference.between(live, api.apply(stamped, Manner.TRIED));
        } catch (ApiFailure failure) {
            if (failure.isFieldConflict()) {
                return Difference.inConflict(live, failure);
            }
            throw failure;
        }
    }

    private Outcome adopted(Intent intent, ObjectRef ref, Live live, ObjectNode stamped, boolean onlyIfSame) {
        ObjectNode unmarked = stamped.deepCopy();
        unmarked.set("metadata", only(((ObjectNode) intent.objects().stream().filter(o -> ObjectRef.of(o).equals(ref)).findFirst()
                .orElseThrow()).deepCopy(), live.uid()).path("metadata"));
        if (onlyIfSame && !Difference.same(live, api.apply(unmarked, Manner.TRIED_FORCED))) {
            return Outcome.bad(AttemptResult.REFUSED, "NameTakenAndDiffers",
                    ref.label() + " exists, is not ours, and is not the same as what is wanted", null);
        }
        return applied(intent, ref, stamped, Manner.FORCED);
    }

    private Outcome applied(Intent intent, ObjectRef ref, ObjectNode stamped, Manner manner) {
        return remembered(intent, ref, api.apply(stamped, manner));
    }

    private Outcome remembered(Intent intent, ObjectRef ref, Live live) {
        if (!ref.isNamespace()) {
            memory.applied(intent.workload(), ref, live.uid());
        }
        seen.accept(intent.workload(), live);
        return Outcome.good(AttemptResult.APPLIED);
    }

    private static boolean corrects(Intent intent) {
        return intent.drift().equals("correct");
    }

    /** With its UID in the body the API server answers 409 if the object was replaced or has vanished. */
    private static ObjectNode only(ObjectNode object, String uid) {
        object.withObject("metadata").put("uid", uid);
        return object;
    }
}
