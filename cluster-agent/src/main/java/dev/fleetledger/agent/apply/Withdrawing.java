package dev.fleetledger.agent.apply;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.Dropped;
import dev.fleetledger.agent.plan.Known;
import dev.fleetledger.agent.plan.Plan;
import dev.fleetledger.agent.plan.Step;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.Keys;
import dev.fleetledger.contract.report.AttemptResult;

/** Removes or releases our objects in reverse order of application; leaves all others alone. */
final class Withdrawing {

    private final ClusterApi api;
    private final Memory memory;

    Withdrawing(ClusterApi api, Memory memory) {
        this.api = api;
        this.memory = memory;
    }

    Outcome remove(Intent intent) {
        boolean left = false;
        for (ObjectRef ref : backwards(intent)) {
            Live live = api.get(ref).orElse(null);
            Step step = Plan.remove(intent, ref, live, memory.known(intent.workload(), ref));
            if (step instanceof Step.Refuse(String code, String message)) {
                return Outcome.bad(AttemptResult.REFUSED, code, message, null);
            }
            if (step instanceof Step.Delete(String uid)) {
                api.delete(ref, uid);
            }
            left |= !isGone(intent, ref, step);
        }
        return left
                ? Outcome.bad(AttemptResult.REMOVING, "PodsAreGoing", "Deletion was accepted", Patience.SHORT)
                : ended(intent, AttemptResult.REMOVED);
    }

    /** Removes only our objects that the intent names as dropped. Runs after the apply of the others has succeeded. */
    Outcome drop(Intent intent) {
        for (ObjectRef ref : Dropped.of(intent)) {
            Step step = Plan.remove(intent, ref, api.get(ref).orElse(null), memory.known(intent.workload(), ref));
            if (step instanceof Step.Refuse(String code, String message)) {
                return Outcome.bad(AttemptResult.REFUSED, code, message, null);
            }
            if (step instanceof Step.Delete(String uid)) {
                api.delete(ref, uid);
            }
            if (!isGone(intent, ref, step)) {
                return Outcome.bad(AttemptResult.RETRYING, "BeingDropped", ref.label() + " is no part of it any more and is being removed",
                        Patience.SHORT);
            }
        }
        return Outcome.good(AttemptResult.APPLIED);
    }

    Outcome release(Intent intent) {
        for (ObjectRef ref : backwards(intent)) {
            Live live = api.get(ref).orElse(null);
            Known known = memory.known(intent.workload(), ref);
            Step step = Plan.release(intent, ref, live, known);
            if (step instanceof Step.Refuse(String code, String message)) {
                return Outcome.bad(AttemptResult.REFUSED, code, message, null);
            }
            if (step instanceof Step.LetGo && live != null) {
                api.merge(ref, unmarked(live));
            }
            memory.gone(intent.workload(), ref);
        }
        return ended(intent, AttemptResult.RELEASED);
    }

    private boolean isGone(Intent intent, ObjectRef ref, Step step) {
        if (step instanceof Step.Done) {
            memory.gone(intent.workload(), ref);
            return true;
        }
        return false;
    }

    private Outcome ended(Intent intent, AttemptResult result) {
        memory.carriedOut(intent.workload(), Order.of(intent));
        return Outcome.good(result);
    }

    private static List<ObjectRef> backwards(Intent intent) {
        return Stream.concat(intent.objects().stream().map(ObjectRef::of), Dropped.of(intent).stream()).distinct().toList().reversed();
    }

    /** Patches only the object's own metadata, so that no pod restarts. Its version guards against a race. */
    private static ObjectNode unmarked(Live live) {
        ObjectNode patch = ContractJson.MAPPER.createObjectNode();
        ObjectNode metadata = patch.putObject("metadata").put("uid", live.uid()).put("resourceVersion", live.resourceVersion());
        List.of("labels", "annotations").forEach(kind -> withoutOurs(metadata.putObject(kind), live.metadata().path(kind)));
        metadata.set("managedFields", othersOnly(live));
        return patch;
    }

    private static ArrayNode othersOnly(Live live) {
        ArrayNode others = ContractJson.MAPPER.createArrayNode();
        live.metadata().path("managedFields").valueStream()
                .filter(entry -> !entry.path("manager").asString("").equals(Keys.FIELD_MANAGER))
                .forEach(others::add);
        if (others.isEmpty()) {
            // An empty list means "unchanged"; a list with one empty entry clears the field.
            others.addObject();
        }
        return others;
    }

    /** Removes all keys with our prefix, including those that users entered in the wizard. In a merge patch, null removes a key. */
    private static void withoutOurs(ObjectNode patch, JsonNode names) {
        names.propertyNames().stream().filter(name -> name.startsWith(Keys.PREFIX)).forEach(patch::putNull);
    }
}
