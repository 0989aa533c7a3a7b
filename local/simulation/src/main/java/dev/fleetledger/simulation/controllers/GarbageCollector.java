package dev.fleetledger.simulation.controllers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.write.DeleteOptions;

/** Deletes objects whose owners are gone; completes foreground and orphaning deletion of owners. */
public final class GarbageCollector {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    /** Interval at which references to owners that never existed are detected; the deletion of an owner triggers a sweep at once. */
    private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(2);

    private final ControllerContext controllerContext;
    private Instant lastSweep = Instant.EPOCH;
    private long processedDeletions;

    private record StoredObject(Kind kind, ObjectNode object) {
    }

    public GarbageCollector(ControllerContext controllerContext) {
        this.controllerContext = controllerContext;
    }

    public void reconcile(Instant now) {
        if (processedDeletions == controllerContext.store().deletionCount() && now.isBefore(lastSweep.plus(SWEEP_INTERVAL))) {
            return;
        }
        processedDeletions = controllerContext.store().deletionCount();
        lastSweep = now;
        sweep();
    }

    private void sweep() {
        Map<String, StoredObject> byUid = new HashMap<>();
        Map<String, List<StoredObject>> dependents = new HashMap<>();
        for (Kind kind : Kinds.ALL_KINDS) {
            for (ObjectNode object : controllerContext.all(kind)) {
                byUid.put(Meta.uid(object), new StoredObject(kind, object));
                Json.items(object, "metadata", "ownerReferences").forEach(owner -> dependents
                        .computeIfAbsent(Json.text(owner, "uid"), any -> new ArrayList<>()).add(new StoredObject(kind, object)));
            }
        }
        dependents.forEach((owner, owned) -> collect(byUid.get(owner), owned, byUid));
        byUid.values().stream().filter(any -> Meta.isDeleting(any.object()))
                .forEach(any -> release(any, dependents.getOrDefault(Meta.uid(any.object()), List.of())));
    }

    private void collect(@Nullable StoredObject owner, List<StoredObject> owned, Map<String, StoredObject> byUid) {
        boolean isGone = owner == null || Meta.isDeleting(owner.object()) && Meta.hasFinalizer(owner.object(), FOREGROUND);
        if (!isGone) {
            return;
        }
        for (StoredObject dependent : owned) {
            boolean hasOtherOwner = Json.items(dependent.object(), "metadata", "ownerReferences").stream()
                    .anyMatch(reference -> isOtherOwner(byUid.get(Json.text(reference, "uid")), owner));
            if (!hasOtherOwner && !Meta.isDeleting(dependent.object()) && exists(dependent)) {
                controllerContext.delete(dependent.kind(), dependent.object(), DeleteOptions.GRACEFULLY);
            }
        }
    }

    /** A dependent of several missing owners was deleted with the first of them. */
    private boolean exists(StoredObject stored) {
        return controllerContext.find(stored.kind(), Meta.namespace(stored.object()), Meta.name(stored.object())).isPresent();
    }

    private static boolean isOtherOwner(@Nullable StoredObject candidate, @Nullable StoredObject removed) {
        return candidate != null && !candidate.equals(removed);
    }

    private void release(StoredObject owner, List<StoredObject> owned) {
        if (Meta.hasFinalizer(owner.object(), ORPHAN)) {
            owned.forEach(dependent -> removeOwner(dependent, Meta.uid(owner.object())));
            removeFinalizer(owner, ORPHAN);
        } else if (Meta.hasFinalizer(owner.object(), FOREGROUND) && owned.stream().noneMatch(GarbageCollector::blocksDeletion)) {
            removeFinalizer(owner, FOREGROUND);
        }
    }

    private static boolean blocksDeletion(StoredObject dependent) {
        return Json.items(dependent.object(), "metadata", "ownerReferences").stream()
                .anyMatch(reference -> Json.flag(reference, "blockOwnerDeletion"));
    }

    private void removeOwner(StoredObject dependent, String uid) {
        controllerContext.change(dependent.kind(), dependent.object(), next -> {
            retain(Meta.of(next), "ownerReferences", reference -> !Json.text(reference, "uid").equals(uid));
            return next;
        });
    }

    private void removeFinalizer(StoredObject owner, String finalizer) {
        controllerContext.change(owner.kind(), owner.object(), next -> {
            retain(Meta.of(next), "finalizers", name -> !name.asString().equals(finalizer));
            return next;
        });
    }

    private static void retain(ObjectNode metadata, String list, java.util.function.Predicate<JsonNode> predicate) {
        ArrayNode kept = Json.array();
        Json.items(metadata, list).stream().filter(predicate).forEach(kept::add);
        if (kept.isEmpty()) {
            metadata.remove(list);
        } else {
            metadata.set(list, kept);
        }
    }
}
