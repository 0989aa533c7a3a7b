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
    public static PlannedAction planApply(Intent intent, JsonNode wanted, @Nullable LiveObject live, AppliedRecord appliedRecord,
            Predicate<String> isBeingRemoved) {
        ObjectRef ref = ObjectRef.of(wanted);
        if (appliedRecord.applied().isNewerThan(EpochGeneration.of(intent))) {
            return olderGeneration(ref, appliedRecord.applied());
        }
        if (live == null && ref.isNamespace()) {
            boolean staysMissing = appliedRecord.applied().equals(EpochGeneration.of(intent)) && !intent.drift().equals("correct");
            return staysMissing ? new PlannedAction.Nothing() : new PlannedAction.Create();
        }
        if (live == null) {
            return wasApplied(intent, appliedRecord) ? new PlannedAction.Recreate() : new PlannedAction.Create();
        }
        if (ref.isNamespace()) {
            return live.isDeleting() ? new PlannedAction.Wait("NamespaceTerminating", ref.label() + " is being deleted")
                    : new PlannedAction.Nothing();
        }
        Ownership ownership = Ownership.of(live, intent, appliedRecord.uid());
        return switch (ownership.owner()) {
            case OURS -> planOurs(intent, wanted, live, appliedRecord);
            case ANOTHER_WORKLOAD -> live.isDeleting() || isBeingRemoved.test(workloadOf(live)) ? beingRemoved(ref)
                    : nameTaken(ref, ownership);
            case FOREIGN -> live.isDeleting() ? beingRemoved(ref) : planForeign(intent, wanted, live, ownership);
        };
    }

    public static PlannedAction planRemove(Intent intent, ObjectRef ref, @Nullable LiveObject live, AppliedRecord appliedRecord) {
        if (appliedRecord.applied().isNewerThan(EpochGeneration.of(intent))) {
            return olderGeneration(ref, appliedRecord.applied());
        }
        if (live == null || ref.isNamespace() || !isOurs(intent, live, appliedRecord)) {
            return new PlannedAction.Nothing();
        }
        if (markedGeneration(live, appliedRecord).isNewerThan(EpochGeneration.of(intent))) {
            return olderGeneration(ref, markedGeneration(live, appliedRecord));
        }
        return live.isDeleting() ? new PlannedAction.AwaitDeletion() : new PlannedAction.Delete(live.uid());
    }

    public static PlannedAction planRelease(Intent intent, ObjectRef ref, @Nullable LiveObject live, AppliedRecord appliedRecord) {
        PlannedAction removal = planRemove(intent, ref, live, appliedRecord);
        return removal instanceof PlannedAction.Delete ? new PlannedAction.Release() : removal instanceof PlannedAction.AwaitDeletion
                ? new PlannedAction.Nothing() : removal;
    }

    private static PlannedAction planOurs(Intent intent, JsonNode wanted, LiveObject live, AppliedRecord appliedRecord) {
        ObjectRef ref = ObjectRef.of(wanted);
        EpochGeneration marked = markedGeneration(live, appliedRecord);
        if (live.isDeleting()) {
            return beingRemoved(ref);
        }
        if (marked.isNewerThan(EpochGeneration.of(intent))) {
            return olderGeneration(ref, marked);
        }
        Optional<String> immutableReason = ImmutableServiceFields.reason(wanted, live.object());
        if (immutableReason.isPresent()) {
            // Deleted once per generation: if the field still differs afterwards, another deletion would not help.
            return DroppedServices.isReplaced(intent, ref) && !appliedRecord.replaced().equals(EpochGeneration.of(intent))
                    ? new PlannedAction.Replace(live.uid(), immutableReason.get()) : needsReplacement(ref, immutableReason.get());
        }
        return marked.equals(EpochGeneration.of(intent)) ? new PlannedAction.Verify(live.uid()) : new PlannedAction.Update(live.uid());
    }

    private static PlannedAction planForeign(Intent intent, JsonNode wanted, LiveObject live, Ownership ownership) {
        ObjectRef ref = ObjectRef.of(wanted);
        Optional<String> immutableReason = ImmutableServiceFields.reason(wanted, live.object());
        if (immutableReason.isPresent() && intent.conflict().startsWith("adopt")) {
            // Adopting never deletes an object that somebody else created.
            return needsReplacement(ref, immutableReason.get());
        }
        return switch (intent.conflict()) {
            case "adopt" -> new PlannedAction.Adopt(live.uid(), false);
            case "adoptIfSame" -> new PlannedAction.Adopt(live.uid(), true);
            // refuse, and any value of a newer hub that this agent doesn't know, take the safe path.
            default -> nameTaken(ref, ownership);
        };
    }

    private static boolean wasApplied(Intent intent, AppliedRecord appliedRecord) {
        return appliedRecord.uid() != null && appliedRecord.applied().equals(EpochGeneration.of(intent));
    }

    private static boolean isOurs(Intent intent, LiveObject live, AppliedRecord appliedRecord) {
        return Ownership.of(live, intent, appliedRecord.uid()).owner() == Ownership.Owner.OURS;
    }

    /** Ignores marks that somebody else overwrote, which could block the workload forever; then the agent memory applies, if any. */
    private static EpochGeneration markedGeneration(LiveObject live, AppliedRecord appliedRecord) {
        boolean marksAreOurs = live.isOurAnnotation(WireNames.GENERATION_ANNOTATION) && live.isOurAnnotation(WireNames.HUB_ANNOTATION);
        EpochGeneration recorded = live.uid().equals(appliedRecord.uid()) ? appliedRecord.applied() : EpochGeneration.NONE;
        return OwnershipMarks.of(live).map(marks -> marksAreOurs ? marks.order() : recorded).orElse(recorded);
    }

    /** Used for the plan before an apply and for the check of its result. */
    public static PlannedAction.Refuse needsReplacement(ObjectRef ref, String reason) {
        return new PlannedAction.Refuse("NeedsReplacement", ref.label()
                + " would have to be deleted and created anew, which the intent does not"
                + " say: " + reason);
    }

    private static String workloadOf(LiveObject live) {
        return OwnershipMarks.of(live).map(OwnershipMarks::workload).orElse("");
    }

    private static PlannedAction nameTaken(ObjectRef ref, Ownership ownership) {
        return new PlannedAction.NameTaken("NameTaken", Ownership.nameTakenMessage(ref, ownership));
    }

    private static PlannedAction beingRemoved(ObjectRef ref) {
        return new PlannedAction.Wait("BeingRemoved", ref.label() + " is being removed");
    }

    private static PlannedAction olderGeneration(ObjectRef ref, EpochGeneration newer) {
        return new PlannedAction.Refuse("OlderGeneration", ref.label() + " already has generation " + newer.generation()
                + " of the hub's epoch " + newer.epoch());
    }
}
