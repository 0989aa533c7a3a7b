package dev.fleetledger.agent.question.preview;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi.DryRunResult;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.apply.ApiErrorRule;
import dev.fleetledger.agent.apply.ApplyResult;
import dev.fleetledger.agent.apply.DriftDetector;
import dev.fleetledger.agent.plan.ApplyPlanner;
import dev.fleetledger.agent.plan.OwnershipMarks;
import dev.fleetledger.agent.plan.PlannedAction;
import dev.fleetledger.agent.question.FindingCollector;
import dev.fleetledger.agent.question.ReadOnlyApi;
import dev.fleetledger.contract.intent.Intent;

/** Previews one object: the plan of a real apply, and the API server's response to a dry run. */
final class ObjectDryRun {

    /**
     * No object has this version: it is ignored if the object doesn't exist, and causes a 409 if somebody has created it meanwhile.
     */
    private static final String NOTHING_THERE = "1";

    private final ReadOnlyApi onlyApi;
    private final ManagedState managedState;
    private final Intent intent;
    private final FindingCollector findingCollector;
    private final DryRunDiff runDiff;

    ObjectDryRun(ReadOnlyApi onlyApi, ManagedState managedState, Intent intent, FindingCollector findingCollector, DryRunDiff runDiff) {
        this.onlyApi = onlyApi;
        this.managedState = managedState;
        this.intent = intent;
        this.findingCollector = findingCollector;
        this.runDiff = runDiff;
    }

    /** @return the object as it would be, and the live object */
    Result run(JsonNode object) {
        ObjectRef ref = ObjectRef.of(object);
        LiveObject liveObject = onlyApi.get(ref).orElse(null);
        String name = ref.kind() + "/" + ref.name();
        PlannedAction plannedAction = ApplyPlanner.planApply(intent, object, liveObject, managedState.known().apply(intent.workload(), ref), managedState.isBeingRemoved());
        DryRunResult runResult = switch (plannedAction) {
            case PlannedAction.Create _, PlannedAction.Recreate _ -> tried(name, with(stamped(object), "resourceVersion", NOTHING_THERE), false);
            case PlannedAction.Update(String uid) -> tried(name, with(stamped(object), "uid", uid), true);
            case PlannedAction.Verify(String uid) -> tried(name, with(stamped(object), "uid", uid), true);
            case PlannedAction.Replace(String _, String reason) -> {
                findingCollector.addWarning("WillBeReplaced", name, reason + ": it will be deleted and made anew, and is away in between");
                yield null;
            }
            case PlannedAction.Adopt(String uid, boolean onlyIfSame) -> adopted(name, object, liveObject, uid, onlyIfSame);
            case PlannedAction.NameTaken(String code, String message) -> {
                findingCollector.addRefusal(code, name, message);
                // The result helps to decide whether to adopt the object.
                yield liveObject == null ? null : tried(name, with(stamped(object), "uid", liveObject.uid()), true);
            }
            case PlannedAction.Wait(String code, String message) -> {
                findingCollector.addWarning(code, name, message);
                yield null;
            }
            case PlannedAction.Refuse(String code, String message) -> {
                findingCollector.addRefusal(code, name, message);
                yield null;
            }
            case PlannedAction.Nothing _, PlannedAction.Delete _, PlannedAction.Release _, PlannedAction.AwaitDeletion _ -> null;
        };
        if (runResult != null) {
            runDiff.add(ref, liveObject, runResult.live());
            DroppedFields.of(object, runResult.live().object()).forEach(path -> findingCollector.addWarning("FieldNotKept", name, path
                    + " is not kept: this cluster's version has it switched off, and the pods would run without it"));
        }
        return new Result(runResult == null ? object : runResult.live().object(), liveObject, runResult == null ? java.util.List.of() : runResult.warnings());
    }

    /** @param object as it would be; as sent if there was no dry run */
    record Result(JsonNode object, @Nullable LiveObject live, java.util.List<String> warnings) {}

    private @Nullable DryRunResult adopted(String name, JsonNode object, @Nullable LiveObject liveObject, String uid, boolean onlyIfSame) {
        DryRunResult asFrozen = tried(name, with((ObjectNode) object.deepCopy(), "uid", uid), true);
        if (asFrozen == null || liveObject == null) {
            return null;
        }
        if (onlyIfSame && !DriftDetector.isEquivalent(liveObject, asFrozen.live())) {
            findingCollector.addRefusal("NameTakenAndDiffers", name, "It exists, is not ours, and is not the same as what is wanted");
        } else {
            findingCollector.addWarning("WillBeAdopted", name, "It exists and is not ours; it will be taken over");
        }
        return asFrozen;
    }

    private @Nullable DryRunResult tried(String name, JsonNode object, boolean forced) {
        try {
            return onlyApi.tryOut(object, forced);
        } catch (ApiServerException failure) {
            if (saysNothing(failure)) {
                throw failure;
            }
            if (failure.status() == 400 && failure.message().contains("dry run")) {
                findingCollector.addUnknown("CannotBeTried", name, failure.message());
            } else {
                ApplyResult meaning = ApiErrorRule.classify(failure);
                findingCollector.addRefusal(String.valueOf(meaning.code()), name, failure.message());
            }
            return null;
        }
    }

    /** The API server is overloaded or unavailable, so it can't answer the question at all. */
    private static boolean saysNothing(ApiServerException failure) {
        return failure.status() == 0 || failure.status() == 429 || failure.status() > 500;
    }

    private ObjectNode stamped(JsonNode object) {
        return OwnershipMarks.mark(object, intent);
    }

    private static ObjectNode with(ObjectNode object, String key, String value) {
        object.withObject("metadata").put(key, value);
        return object;
    }
}
