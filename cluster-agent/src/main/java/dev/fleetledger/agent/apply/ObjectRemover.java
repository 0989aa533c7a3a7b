package dev.fleetledger.agent.apply;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.AppliedRecord;
import dev.fleetledger.agent.plan.ApplyPlanner;
import dev.fleetledger.agent.plan.DroppedServices;
import dev.fleetledger.agent.plan.PlannedAction;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.AttemptResult;

/** Removes or releases our objects in reverse order of application; leaves all others alone. */
final class ObjectRemover {

    private final KubernetesApi api;
    private final Memory memory;

    ObjectRemover(KubernetesApi api, Memory memory) {
        this.api = api;
        this.memory = memory;
    }

    ApplyResult remove(Intent intent) {
        boolean remaining = false;
        for (ObjectRef ref : inReverseOrder(intent)) {
            LiveObject live = api.get(ref).orElse(null);
            PlannedAction action = ApplyPlanner.planRemove(intent, ref, live, memory.appliedRecord(intent.workload(), ref));
            if (action instanceof PlannedAction.Refuse(String code, String message)) {
                return ApplyResult.failure(AttemptResult.REFUSED, code, message, null);
            }
            if (action instanceof PlannedAction.Delete(String uid)) {
                api.delete(ref, uid);
            }
            remaining |= !forgetIfGone(intent, ref, action);
        }
        return remaining
                ? ApplyResult.failure(AttemptResult.REMOVING, "PodsTerminating", "Deletion was accepted", RetryDelays.SHORT)
                : finish(intent, AttemptResult.REMOVED);
    }

    /** Removes only our objects that the intent names as dropped. Runs after the apply of the others has succeeded. */
    ApplyResult removeDropped(Intent intent) {
        for (ObjectRef ref : DroppedServices.of(intent)) {
            PlannedAction action = ApplyPlanner.planRemove(intent, ref, api.get(ref).orElse(null), memory.appliedRecord(intent.workload(),
                    ref));
            if (action instanceof PlannedAction.Refuse(String code, String message)) {
                return ApplyResult.failure(AttemptResult.REFUSED, code, message, null);
            }
            if (action instanceof PlannedAction.Delete(String uid)) {
                api.delete(ref, uid);
            }
            if (!forgetIfGone(intent, ref, action)) {
                return ApplyResult.failure(AttemptResult.RETRYING, "BeingDropped", ref.label()
                        + " is no part of it any more and is being removed",
                        RetryDelays.SHORT);
            }
        }
        return ApplyResult.success(AttemptResult.APPLIED);
    }

    ApplyResult release(Intent intent) {
        for (ObjectRef ref : inReverseOrder(intent)) {
            LiveObject live = api.get(ref).orElse(null);
            AppliedRecord applied = memory.appliedRecord(intent.workload(), ref);
            PlannedAction action = ApplyPlanner.planRelease(intent, ref, live, applied);
            if (action instanceof PlannedAction.Refuse(String code, String message)) {
                return ApplyResult.failure(AttemptResult.REFUSED, code, message, null);
            }
            if (action instanceof PlannedAction.Release && live != null) {
                api.merge(ref, releasePatch(live));
            }
            memory.removeObject(intent.workload(), ref);
        }
        return finish(intent, AttemptResult.RELEASED);
    }

    private boolean forgetIfGone(Intent intent, ObjectRef ref, PlannedAction action) {
        if (action instanceof PlannedAction.Nothing) {
            memory.removeObject(intent.workload(), ref);
            return true;
        }
        return false;
    }

    private ApplyResult finish(Intent intent, AttemptResult result) {
        memory.recordApplied(intent.workload(), EpochGeneration.of(intent));
        return ApplyResult.success(result);
    }

    private static List<ObjectRef> inReverseOrder(Intent intent) {
        return Stream.concat(intent.objects().stream().map(ObjectRef::of), DroppedServices.of(intent).stream()).distinct().toList()
                .reversed();
    }

    /** Patches only the object's own metadata, so that no pod restarts. Its version guards against a race. */
    private static ObjectNode releasePatch(LiveObject live) {
        ObjectNode patch = ContractJson.MAPPER.createObjectNode();
        ObjectNode metadata = patch.putObject("metadata").put("uid", live.uid()).put("resourceVersion", live.resourceVersion());
        List.of("labels", "annotations").forEach(kind -> removeOurKeys(metadata.putObject(kind), live.metadata().path(kind)));
        metadata.set("managedFields", foreignManagedFields(live));
        return patch;
    }

    private static ArrayNode foreignManagedFields(LiveObject live) {
        ArrayNode others = ContractJson.MAPPER.createArrayNode();
        live.metadata().path("managedFields").valueStream()
                .filter(entry -> !entry.path("manager").asString("").equals(WireNames.FIELD_MANAGER))
                .forEach(others::add);
        if (others.isEmpty()) {
            // An empty list means "unchanged"; a list with one empty entry clears the field.
            others.addObject();
        }
        return others;
    }

    /** Removes all keys with our prefix, including those that users entered in the wizard. In a merge patch, null removes a key. */
    private static void removeOurKeys(ObjectNode patch, JsonNode names) {
        names.propertyNames().stream().filter(name -> name.startsWith(WireNames.PREFIX)).forEach(patch::putNull);
    }
}
