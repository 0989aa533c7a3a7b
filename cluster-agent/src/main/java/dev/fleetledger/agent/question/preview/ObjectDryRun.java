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
    private static final String NONEXISTENT_VERSION = "1";

    private final ReadOnlyApi api;
    private final ManagedState managedState;
    private final Intent intent;
    private final FindingCollector findings;
    private final DryRunDiff diff;

    ObjectDryRun(ReadOnlyApi api, ManagedState managedState, Intent intent, FindingCollector findings, DryRunDiff diff) {
        this.api = api;
        this.managedState = managedState;
        this.intent = intent;
        this.findings = findings;
        this.diff = diff;
    }

    /** @return the object as it would be, and the live object */
    Result run(JsonNode object) {
        ObjectRef ref = ObjectRef.of(object);
        LiveObject live = api.get(ref).orElse(null);
        String name = ref.kind() + "/" + ref.name();
        PlannedAction action = ApplyPlanner.planApply(intent, object, live, managedState.appliedRecords().apply(intent.workload(), ref),
                managedState.isBeingRemoved());
        DryRunResult result = switch (action) {
            case PlannedAction.Create _, PlannedAction.Recreate _ -> dryRun(name, withMetadata(marked(object), "resourceVersion",
                    NONEXISTENT_VERSION), false);
            case PlannedAction.Update(String uid) -> dryRun(name, withMetadata(marked(object), "uid", uid), true);
            case PlannedAction.Verify(String uid) -> dryRun(name, withMetadata(marked(object), "uid", uid), true);
            case PlannedAction.Replace(String _, String reason) -> {
                findings.addWarning("WillBeReplaced", name, reason + ": it will be deleted and created again, and is missing in between");
                yield null;
            }
            case PlannedAction.Adopt(String uid, boolean onlyIfSame) -> dryRunAdoption(name, object, live, uid, onlyIfSame);
            case PlannedAction.NameTaken(String code, String message) -> {
                findings.addRefusal(code, name, message);
                // The result helps to decide whether to adopt the object.
                yield live == null ? null : dryRun(name, withMetadata(marked(object), "uid", live.uid()), true);
            }
            case PlannedAction.Wait(String code, String message) -> {
                findings.addWarning(code, name, message);
                yield null;
            }
            case PlannedAction.Refuse(String code, String message) -> {
                findings.addRefusal(code, name, message);
                yield null;
            }
            case PlannedAction.Nothing _, PlannedAction.Delete _, PlannedAction.Release _, PlannedAction.AwaitDeletion _ -> null;
        };
        if (result != null) {
            diff.add(ref, live, result.live());
            DroppedFields.find(object, result.live().object()).forEach(path -> findings.addWarning("FieldNotKept", name, path
                    + " would be dropped: this cluster's version of Kubernetes does not have it or has it switched off, so the pods would "
                    + "run without it"));
        }
        return new Result(result == null ? object : result.live().object(), live, result == null ? java.util.List.of() : result.warnings());
    }

    /** @param object as it would be; as sent if there was no dry run */
    record Result(JsonNode object, @Nullable LiveObject live, java.util.List<String> warnings) {}

    private @Nullable DryRunResult dryRunAdoption(String name, JsonNode object, @Nullable LiveObject live, String uid, boolean onlyIfSame) {
        DryRunResult asFrozen = dryRun(name, withMetadata((ObjectNode) object.deepCopy(), "uid", uid), true);
        if (asFrozen == null || live == null) {
            return null;
        }
        if (onlyIfSame && !DriftDetector.isEquivalent(live, asFrozen.live())) {
            findings.addRefusal("NameTakenAndDiffers", name, "An object of this name exists, which Fleetledger does not manage and which "
                    + "differs from the manifest");
        } else {
            findings.addWarning("WillBeAdopted", name, "An object of this name exists, which Fleetledger does not manage yet; it will be "
                    + "taken over");
        }
        return asFrozen;
    }

    private @Nullable DryRunResult dryRun(String name, JsonNode object, boolean forced) {
        try {
            return api.dryRun(object, forced);
        } catch (ApiServerException failure) {
            if (isServerUnavailable(failure)) {
                throw failure;
            }
            if (failure.status() == 400 && failure.message().contains("dry run")) {
                findings.addUnknown("CannotBeTried", name, failure.message());
            } else {
                ApplyResult classified = ApiErrorRule.classify(failure);
                findings.addRefusal(String.valueOf(classified.code()), name, failure.message());
            }
            return null;
        }
    }

    /** The API server is overloaded or unavailable, so it can't answer the question at all. */
    private static boolean isServerUnavailable(ApiServerException failure) {
        return failure.status() == 0 || failure.status() == 429 || failure.status() > 500;
    }

    private ObjectNode marked(JsonNode object) {
        return OwnershipMarks.mark(object, intent);
    }

    private static ObjectNode withMetadata(ObjectNode object, String key, String value) {
        object.withObject("metadata").put(key, value);
        return object;
    }
}
