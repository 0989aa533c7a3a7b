package dev.fleetledger.agent.plan;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.contract.intent.Intent;

/** One intent and one object as it stands: what to do. Pure. */
public final class Plan {

    private Plan() {}

    /** @param leaving whether that other workload (by id) is being removed here, so that its name will be free */
    public static Step apply(Intent intent, ObjectRef ref, @Nullable Live live, Known known, Predicate<String> leaving) {
        if (known.applied().isNewerThan(Order.of(intent))) {
            return older(ref, known.applied());
        }
        if (live == null) {
            return wasThere(intent, known) && !ref.isNamespace() ? new Step.Recreate() : new Step.Create();
        }
        if (ref.isNamespace()) {
            return live.deleting() ? new Step.Wait("NamespaceTerminating", ref.label() + " is being deleted") : new Step.Done();
        }
        Ownership ownership = Ownership.of(live, intent, known.uid());
        return switch (ownership.whose()) {
            case OURS -> ours(intent, ref, live);
            case ANOTHER_WORKLOAD -> live.deleting() || leaving.test(workload(live)) ? beingRemoved(ref) : taken(ref, ownership);
            case FOREIGN -> live.deleting() ? beingRemoved(ref) : foreign(intent, ref, live, ownership);
        };
    }

    public static Step remove(Intent intent, ObjectRef ref, @Nullable Live live, Known known) {
        if (known.applied().isNewerThan(Order.of(intent))) {
            return older(ref, known.applied());
        }
        if (live == null || ref.isNamespace() || !isOurs(intent, live, known)) {
            return new Step.Done();
        }
        if (marked(live).isNewerThan(Order.of(intent))) {
            return older(ref, marked(live));
        }
        return live.deleting() ? new Step.Leaving() : new Step.Delete(live.uid());
    }

    public static Step release(Intent intent, ObjectRef ref, @Nullable Live live, Known known) {
        Step removal = remove(intent, ref, live, known);
        return removal instanceof Step.Delete ? new Step.LetGo() : removal instanceof Step.Leaving ? new Step.Done() : removal;
    }

    private static Step ours(Intent intent, ObjectRef ref, Live live) {
        if (live.deleting()) {
            return beingRemoved(ref);
        }
        if (marked(live).isNewerThan(Order.of(intent))) {
            return older(ref, marked(live));
        }
        // Marks edited by hand count as an older generation only if they claim to be one: then force is safe, the object is ours.
        return marked(live).equals(Order.of(intent)) ? new Step.Verify(live.uid()) : new Step.Update(live.uid());
    }

    private static Step foreign(Intent intent, ObjectRef ref, Live live, Ownership ownership) {
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

    private static Order marked(Live live) {
        return Marks.of(live).map(Marks::order).orElse(Order.NONE);
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
