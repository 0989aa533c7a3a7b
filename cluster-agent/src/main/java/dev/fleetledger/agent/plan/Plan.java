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

/** One intent and one object as it stands: what to do. Pure. */
public final class Plan {

    private Plan() {}

    /**
     * @param wanted  the frozen object
     * @param leaving whether that other workload (by id) is being removed here, so that its name will be free
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
            // Once per generation: if it is still so, deleting it again would not help.
            return Dropped.isToBeReplaced(intent, ref) && !known.replaced().equals(Order.of(intent))
                    ? new Step.Replace(live.uid(), unchangeable.get()) : needsReplacement(ref, unchangeable.get());
        }
        return marked.equals(Order.of(intent)) ? new Step.Verify(live.uid()) : new Step.Update(live.uid());
    }

    private static Step foreign(Intent intent, JsonNode wanted, Live live, Ownership ownership) {
        ObjectRef ref = ObjectRef.of(wanted);
        Optional<String> unchangeable = Unchangeable.reason(wanted, live.object());
        if (unchangeable.isPresent() && intent.conflict().startsWith("adopt")) {
            // Whoever adopts does not delete what another made.
            return needsReplacement(ref, unchangeable.get());
        }
        return switch (intent.conflict()) {
            case "adopt" -> new Step.Adopt(live.uid(), false);
            case "adoptIfSame" -> new Step.Adopt(live.uid(), true);
            // refuse, and whatever a later hub may say that this agent doesn't know: the careful way.
            default -> taken(ref, ownership);
        };
    }

    private static boolean wasThere(Intent intent, Known known) {
        return known.uid() != null && known.applied().equals(Order.of(intent));
    }

    private static boolean isOurs(Intent intent, Live live, Known known) {
        return Ownership.of(live, intent, known.uid()).whose() == Ownership.Whose.OURS;
    }

    /** What somebody else wrote over our marks says nothing, or it would block the workload for ever: then memory tells, if it can. */
    private static Order marked(Live live, Known known) {
        boolean written = live.isOurAnnotation(Keys.GENERATION_ANNOTATION) && live.isOurAnnotation(Keys.HUB_ANNOTATION);
        Order remembered = live.uid().equals(known.uid()) ? known.applied() : Order.NONE;
        return Marks.of(live).map(marks -> written ? marks.order() : remembered).orElse(remembered);
    }

    /** As what came of an apply, and before it. */
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
