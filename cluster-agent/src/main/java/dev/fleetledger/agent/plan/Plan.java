package dev.fleetledger.agent.plan;

import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.Keys;

/** Decides what to do with one live object of one intent. Has no side effects. */
public final class Plan {

    private Plan() {}

    /**
     * @param wanted  the frozen object
     * @param leaving whether the workload with this id, which has the name, is being removed here, so that the name will be free
     */
    public static Step apply(Intent intent, JsonNode wanted, @Nullable Live live, Known known, Predicate<String> leaving) {
        ObjectRef ref = ObjectRef.of(wanted);
        if (known.applied().isNewerThan(Order.of(intent))) {
            return older(ref, known.applied());
        }
        if (live == null && ref.isNamespace()) {
            boolean left = known.applied().equals(Order.of(intent)) && !intent.drift().equals("correct");
            return left ? new Step.Done() : new Step.Create();
        }
        if (live == null) {
            return wasThere(intent, known) ? new Step.Recreate() : new Step.Create();
        }
        if (ref.isNamespace()) {
            return live.deleting() ? new Step.Wait("NamespaceTerminating", ref.label() + " is being deleted") : new Step.Done();
        }
        Ownership ownership = Ownership.of(live, intent, known.uid());
        return switch (ownership.whose()) {
            case OURS -> ours(intent, wanted, live, known);
            case ANOTHER_WORKLOAD -> live.deleting() || leaving.test(workload(live)) ? beingRemoved(ref) : taken(ref, ownership);
            case FOREIGN -> live.deleting() ? beingRemoved(ref) : foreign(intent, wanted, live, ownership);
        };
    }

    public static Step remove(Intent intent, ObjectRef ref, @Nullable Live live, Known known) {
        if (known.applied().isNewerThan(Order.of(intent))) {
            return older(ref, known.applied());
        }
        if (live == null || ref.isNamespace() || !isOurs(intent, live, known)) {
            return new Step.Done();
        }
        if (marked(live, known).isNewerThan(Order.of(intent))) {
            return older(ref, marked(live, known));
        }
        return live.deleting() ? new Step.Leaving() : new Step.Delete(live.uid());
    }

    public static Step release(Intent intent, ObjectRef ref, @Nullable Live live, Known known) {
        Step removal = remove(intent, ref, live, known);
        return removal instanceof Step.Delete ? new Step.LetGo() : removal instanceof Step.Leaving ? new Step.Done() : removal;
    }

    private static Step ours(Intent intent, JsonNode wanted, Live live, Known known) {
        ObjectRef ref = ObjectRef.of(wanted);
        Order marked = marked(live, known);
        if (live.deleting()) {
            return beingRemoved(ref);
        }
        if (marked.isNewerThan(Order.of(intent))) {
            return older(ref, marked);
        }
        Optional<String> unchangeable = Unchangeable.reason(wanted, live.object());
        if (unchangeable.isPresent()) {
            // Deleted once per generation: if the field still differs afterwards, another deletion would not help.
            return Dropped.isToBeReplaced(intent, ref) && !known.replaced().equals(Order.of(intent))
                    ? new Step.Replace(live.uid(), unchangeable.get()) : needsReplacement(ref, unchangeable.get());
        }
        return marked.equals(Order.of(intent)) ? new Step.Verify(live.uid()) : new Step.Update(live.uid());
    }

    private static Step foreign(Intent intent, JsonNode wanted, Live live, Ownership ownership) {
        ObjectRef ref = ObjectRef.of(wanted);
        Optional<String> unchangeable = Unchangeable.reason(wanted, live.object());
        if (unchangeable.isPresent() && intent.conflict().startsWith("adopt")) {
            // Adopting never deletes an object that somebody else created.
            return needsReplacement(ref, unchangeable.get());
        }
        return switch (intent.conflict()) {
            case "adopt" -> new Step.Adopt(live.uid(), false);
            case "adoptIfSame" -> new Step.Adopt(live.uid(), true);
            // refuse, and any value of a newer hub that this agent doesn't know, take the safe path.
            default -> taken(ref, ownership);
        };
    }

    private static boolean wasThere(Intent intent, Known known) {
        return known.uid() != null && known.applied().equals(Order.of(intent));
    }

    private static boolean isOurs(Intent intent, Live live, Known known) {
        return Ownership.of(live, intent, known.uid()).whose() == Ownership.Whose.OURS;
    }

    /** Ignores marks that somebody else overwrote, which could block the workload forever; then the agent memory applies, if any. */
    private static Order marked(Live live, Known known) {
        boolean written = live.isOurAnnotation(Keys.GENERATION_ANNOTATION) && live.isOurAnnotation(Keys.HUB_ANNOTATION);
        Order remembered = live.uid().equals(known.uid()) ? known.applied() : Order.NONE;
        return Marks.of(live).map(marks -> written ? marks.order() : remembered).orElse(remembered);
    }

    /** Used for the plan before an apply and for the check of its result. */
    public static Step.Refuse needsReplacement(ObjectRef ref, String reason) {
        return new Step.Refuse("NeedsReplacement", ref.label() + " would have to be deleted and created anew, which the intent does not"
                + " say: " + reason);
    }

    private static String workload(Live live) {
        return Marks.of(live).map(Marks::workload).orElse("");
    }

    private static Step taken(ObjectRef ref, Ownership ownership) {
        return new Step.Taken("NameTaken", Ownership.taken(ref, ownership));
    }

    private static Step beingRemoved(ObjectRef ref) {
        return new Step.Wait("BeingRemoved", ref.label() + " is being removed");
    }

    private static Step older(ObjectRef ref, Order newer) {
        return new Step.Refuse("OlderGeneration", ref.label() + " already has generation " + newer.generation()
                + " of the hub's epoch " + newer.epoch());
    }
}
