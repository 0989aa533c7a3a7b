package dev.fleetledger.agent.plan;

import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.WireNames;

/** Decides what to do with one live object of one intent. Has no side effects. */
public final class ApplyPlanner {

    private ApplyPlanner() {}

    /**
     * @param wanted         the frozen object
     * @param isBeingRemoved whether the workload with this id, which has the name, is being removed here, so that the name will be free
     */
    public static PlannedAction planApply(Intent intent, JsonNode wanted, @Nullable LiveObject liveObject, AppliedRecord appliedRecord, Predicate<String> leaving) {
        ObjectRef ref = ObjectRef.of(wanted);
        if (appliedRecord.applied().isNewerThan(EpochGeneration.of(intent))) {
            return older(ref, appliedRecord.applied());
        }
        if (liveObject == null && ref.isNamespace()) {
            boolean left = appliedRecord.applied().equals(EpochGeneration.of(intent)) && !intent.drift().equals("correct");
            return left ? new PlannedAction.Nothing() : new PlannedAction.Create();
        }
        if (liveObject == null) {
            return wasThere(intent, appliedRecord) ? new PlannedAction.Recreate() : new PlannedAction.Create();
        }
        if (ref.isNamespace()) {
            return liveObject.deleting() ? new PlannedAction.Wait("NamespaceTerminating", ref.label() + " is being deleted") : new PlannedAction.Nothing();
        }
        Ownership ownership = Ownership.of(liveObject, intent, appliedRecord.uid());
        return switch (ownership.whose()) {
            case OURS -> ours(intent, wanted, liveObject, appliedRecord);
            case ANOTHER_WORKLOAD -> liveObject.deleting() || leaving.test(workload(liveObject)) ? beingRemoved(ref) : taken(ref, ownership);
            case FOREIGN -> liveObject.deleting() ? beingRemoved(ref) : foreign(intent, wanted, liveObject, ownership);
        };
    }

    public static PlannedAction planRemove(Intent intent, ObjectRef ref, @Nullable LiveObject liveObject, AppliedRecord appliedRecord) {
        if (appliedRecord.applied().isNewerThan(EpochGeneration.of(intent))) {
            return older(ref, appliedRecord.applied());
        }
        if (liveObject == null || ref.isNamespace() || !isOurs(intent, liveObject, appliedRecord)) {
            return new PlannedAction.Nothing();
        }
        if (marked(liveObject, appliedRecord).isNewerThan(EpochGeneration.of(intent))) {
            return older(ref, marked(liveObject, appliedRecord));
        }
        return liveObject.deleting() ? new PlannedAction.AwaitDeletion() : new PlannedAction.Delete(liveObject.uid());
    }

    public static PlannedAction planRelease(Intent intent, ObjectRef ref, @Nullable LiveObject liveObject, AppliedRecord appliedRecord) {
        PlannedAction removal = planRemove(intent, ref, liveObject, appliedRecord);
        return removal instanceof PlannedAction.Delete ? new PlannedAction.Release() : removal instanceof PlannedAction.AwaitDeletion ? new PlannedAction.Nothing() : removal;
    }

    private static PlannedAction ours(Intent intent, JsonNode wanted, LiveObject liveObject, AppliedRecord appliedRecord) {
        ObjectRef ref = ObjectRef.of(wanted);
        EpochGeneration marked = marked(liveObject, appliedRecord);
        if (liveObject.deleting()) {
            return beingRemoved(ref);
        }
        if (marked.isNewerThan(EpochGeneration.of(intent))) {
            return older(ref, marked);
        }
        Optional<String> unchangeable = ImmutableServiceFields.reason(wanted, liveObject.object());
        if (unchangeable.isPresent()) {
            // Deleted once per generation: if the field still differs afterwards, another deletion would not help.
            return DroppedServices.isToBeReplaced(intent, ref) && !appliedRecord.replaced().equals(EpochGeneration.of(intent))
                    ? new PlannedAction.Replace(liveObject.uid(), unchangeable.get()) : needsReplacement(ref, unchangeable.get());
        }
        return marked.equals(EpochGeneration.of(intent)) ? new PlannedAction.Verify(liveObject.uid()) : new PlannedAction.Update(liveObject.uid());
    }

    private static PlannedAction foreign(Intent intent, JsonNode wanted, LiveObject liveObject, Ownership ownership) {
        ObjectRef ref = ObjectRef.of(wanted);
        Optional<String> unchangeable = ImmutableServiceFields.reason(wanted, liveObject.object());
        if (unchangeable.isPresent() && intent.conflict().startsWith("adopt")) {
            // Adopting never deletes an object that somebody else created.
            return needsReplacement(ref, unchangeable.get());
        }
        return switch (intent.conflict()) {
            case "adopt" -> new PlannedAction.Adopt(liveObject.uid(), false);
            case "adoptIfSame" -> new PlannedAction.Adopt(liveObject.uid(), true);
            // refuse, and any value of a newer hub that this agent doesn't know, take the safe path.
            default -> taken(ref, ownership);
        };
    }

    private static boolean wasThere(Intent intent, AppliedRecord appliedRecord) {
        return appliedRecord.uid() != null && appliedRecord.applied().equals(EpochGeneration.of(intent));
    }

    private static boolean isOurs(Intent intent, LiveObject liveObject, AppliedRecord appliedRecord) {
        return Ownership.of(liveObject, intent, appliedRecord.uid()).whose() == Ownership.Owner.OURS;
    }

    /** Ignores marks that somebody else overwrote, which could block the workload forever; then the agent memory applies, if any. */
    private static EpochGeneration marked(LiveObject liveObject, AppliedRecord appliedRecord) {
        boolean written = liveObject.isOurAnnotation(WireNames.GENERATION_ANNOTATION) && liveObject.isOurAnnotation(WireNames.HUB_ANNOTATION);
        EpochGeneration remembered = liveObject.uid().equals(appliedRecord.uid()) ? appliedRecord.applied() : EpochGeneration.NONE;
        return OwnershipMarks.of(liveObject).map(ownershipMarks -> written ? ownershipMarks.order() : remembered).orElse(remembered);
    }

    /** Used for the plan before an apply and for the check of its result. */
    public static PlannedAction.Refuse needsReplacement(ObjectRef ref, String reason) {
        return new PlannedAction.Refuse("NeedsReplacement", ref.label() + " would have to be deleted and created anew, which the intent does not"
                + " say: " + reason);
    }

    private static String workload(LiveObject liveObject) {
        return OwnershipMarks.of(liveObject).map(OwnershipMarks::workload).orElse("");
    }

    private static PlannedAction taken(ObjectRef ref, Ownership ownership) {
        return new PlannedAction.NameTaken("NameTaken", Ownership.taken(ref, ownership));
    }

    private static PlannedAction beingRemoved(ObjectRef ref) {
        return new PlannedAction.Wait("BeingRemoved", ref.label() + " is being removed");
    }

    private static PlannedAction older(ObjectRef ref, EpochGeneration newer) {
        return new PlannedAction.Refuse("OlderGeneration", ref.label() + " already has generation " + newer.generation()
                + " of the hub's epoch " + newer.epoch());
    }
}
