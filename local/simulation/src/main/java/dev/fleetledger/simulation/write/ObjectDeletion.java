package dev.fleetledger.simulation.write;

import java.time.InstantSource;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.write.DeleteOptions.Propagation;

/** Deletes objects: at once, after their finalizers are removed, or after the pod has stopped. */
public final class ObjectDeletion {
    private static final int DEFAULT_GRACE_SECONDS = 30;

    private final ObjectStore store;
    private final InstantSource clock;

    public ObjectDeletion(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether a deleted object without finalizers can be removed: namespaces wait for their content, pods for their kubelet. */
    static boolean isFinished(Kind kind, ObjectNode object) {
        return !(kind == Kinds.NAMESPACES && !Json.items(object, "spec", "finalizers").isEmpty())
                && Json.number(object, "metadata", "deletionGracePeriodSeconds") == 0;
    }

    /** Returns the object while it still exists, or null once it is removed. */
    public @Nullable ObjectNode delete(Kind kind, String namespace, String name, DeleteOptions options) {
        return store.atomically(() -> {
            ObjectNode live = store.find(kind, namespace, name).orElseThrow(() -> ApiErrors.notFound(kind, name));
            check(kind, live, options);
            ObjectNode marked = markDeleted(kind, live, options);
            boolean isRemoved = isFinished(kind, marked) && Json.items(marked, "metadata", "finalizers").isEmpty();
            if (options.dryRun()) {
                return isRemoved ? null : marked;
            }
            if (isRemoved) {
                store.remove(kind, live);
                return null;
            }
            return marked.equals(live) ? live : store.put(kind, marked);
        });
    }

    private static void check(Kind kind, ObjectNode live, DeleteOptions options) {
        if (!options.uid().isEmpty() && !options.uid().equals(Meta.uid(live))) {
            throw ApiErrors.preconditionFailed(kind, Meta.name(live), "the UID in the precondition (" + options.uid()
                    + ") does not match the UID in record (" + Meta.uid(live) + "). The object might have been deleted and then recreated");
        }
        if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(Meta.version(live))) {
            throw ApiErrors.preconditionFailed(kind, Meta.name(live), "the ResourceVersion in the precondition ("
                    + options.resourceVersion()
                    + ") does not match the ResourceVersion in record (" + Meta.version(live)
                    + "). The object might have been modified");
        }
    }

    private ObjectNode markDeleted(Kind kind, ObjectNode live, DeleteOptions options) {
        ObjectNode marked = live.deepCopy();
        int grace = graceSeconds(kind, live, options);
        addFinalizer(kind, marked, options.propagation());
        if (!Meta.isDeleting(live)) {
            Meta.of(marked).put("deletionTimestamp", Meta.time(clock.instant().plusSeconds(grace)));
            if (kind != Kinds.NAMESPACES) {
                Meta.of(marked).put("deletionGracePeriodSeconds", grace);
            }
            if (Json.number(live, "metadata", "generation") > 0) {
                Meta.of(marked).put("generation", Json.number(live, "metadata", "generation") + 1);
            }
        } else if (grace < Json.number(live, "metadata", "deletionGracePeriodSeconds")) {
            Meta.of(marked).put("deletionGracePeriodSeconds", grace);
        }
        if (kind == Kinds.NAMESPACES) {
            Json.child(marked, "status").put("phase", "Terminating");
        }
        return marked;
    }

    private static int graceSeconds(Kind kind, ObjectNode live, DeleteOptions options) {
        boolean runs = kind == Kinds.PODS && !Json.text(live, "spec", "nodeName").isEmpty();
        if (!runs) {
            return 0;
        }
        if (options.graceSeconds() != null) {
            return options.graceSeconds();
        }
        return Json.at(live, "spec", "terminationGracePeriodSeconds").intValue(DEFAULT_GRACE_SECONDS);
    }

    private static void addFinalizer(Kind kind, ObjectNode object, Propagation propagation) {
        String finalizer = switch (propagation) {
            case FOREGROUND -> "foregroundDeletion";
            case ORPHAN -> "orphan";
            case BACKGROUND -> "";
        };
        if (kind != Kinds.NAMESPACES && !finalizer.isEmpty() && !Meta.hasFinalizer(object, finalizer)) {
            Json.list(Meta.of(object), "finalizers").add(finalizer);
        }
    }
}
