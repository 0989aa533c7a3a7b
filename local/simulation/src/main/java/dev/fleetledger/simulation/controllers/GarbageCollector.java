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
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(2);

    private final ControllerContext controllerContext;
    private Instant swept = Instant.EPOCH;
    private long departures;

    private record Owned(Kind kind, ObjectNode object) {
    }

    public GarbageCollector(ControllerContext controllerContext) {
        this.controllerContext = controllerContext;
    }

    public void step(Instant now) {
        if (departures == controllerContext.store().departures() && now.isBefore(swept.plus(BETWEEN_SWEEPS))) {
            return;
        }
        departures = controllerContext.store().departures();
        swept = now;
        sweep();
    }

    private void sweep() {
        Map<String, Owned> byUid = new HashMap<>();
        Map<String, List<Owned>> dependents = new HashMap<>();
        for (Kind kind : Kinds.ALL_KINDS) {
            for (ObjectNode object : controllerContext.all(kind)) {
                byUid.put(Meta.uid(object), new Owned(kind, object));
                Json.items(object, "metadata", "ownerReferences").forEach(owner -> dependents
                        .computeIfAbsent(Json.text(owner, "uid"), any -> new ArrayList<>()).add(new Owned(kind, object)));
            }
        }
        dependents.forEach((owner, owned) -> collect(byUid.get(owner), owned, byUid));
        byUid.values().stream().filter(any -> Meta.isDeleting(any.object()))
                .forEach(any -> release(any, dependents.getOrDefault(Meta.uid(any.object()), List.of())));
    }

    private void collect(@Nullable Owned owner, List<Owned> owned, Map<String, Owned> byUid) {
        boolean goes = owner == null || Meta.isDeleting(owner.object()) && Meta.hasFinalizer(owner.object(), FOREGROUND);
        if (!goes) {
            return;
        }
        for (Owned one : owned) {
            boolean heldByAnother = Json.items(one.object(), "metadata", "ownerReferences").stream()
                    .anyMatch(reference -> holds(byUid.get(Json.text(reference, "uid")), owner));
            if (!heldByAnother && !Meta.isDeleting(one.object())) {
                controllerContext.delete(one.kind(), one.object(), DeleteOptions.GRACEFULLY);
            }
        }
    }

    private static boolean holds(@Nullable Owned candidate, @Nullable Owned leaving) {
        return candidate != null && !candidate.equals(leaving);
    }

    private void release(Owned owner, List<Owned> owned) {
        if (Meta.hasFinalizer(owner.object(), ORPHAN)) {
            owned.forEach(one -> disown(one, Meta.uid(owner.object())));
            without(owner, ORPHAN);
        } else if (Meta.hasFinalizer(owner.object(), FOREGROUND) && owned.stream().noneMatch(GarbageCollector::blocks)) {
            without(owner, FOREGROUND);
        }
    }

    private static boolean blocks(Owned one) {
        return Json.items(one.object(), "metadata", "ownerReferences").stream()
                .anyMatch(reference -> Json.flag(reference, "blockOwnerDeletion"));
    }

    private void disown(Owned one, String uid) {
        controllerContext.change(one.kind(), one.object(), next -> {
            keep(Meta.of(next), "ownerReferences", reference -> !Json.text(reference, "uid").equals(uid));
            return next;
        });
    }

    private void without(Owned owner, String finalizer) {
        controllerContext.change(owner.kind(), owner.object(), next -> {
            keep(Meta.of(next), "finalizers", name -> !name.asString().equals(finalizer));
            return next;
        });
    }

    private static void keep(ObjectNode metadata, String list, java.util.function.Predicate<JsonNode> which) {
        ArrayNode kept = Json.array();
        Json.items(metadata, list).stream().filter(which).forEach(kept::add);
        if (kept.isEmpty()) {
            metadata.remove(list);
        } else {
            metadata.set(list, kept);
        }
    }
}
