package dev.fleetledger.simulation.defaults;

import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.store.ObjectStore;

/** The defaulting rules of each kind. */
public final class Defaults {
    private interface Rule {
        void fill(ObjectNode object, ObjectStore store);
    }

    private static final Map<String, Rule> NEW = Map.of(
            "daemonsets.apps", (object, store) -> DaemonSetDefaults.fillNew(object),
            "pods", (object, store) -> PodDefaults.fillNew(object),
            "namespaces", (object, store) -> fillNamespace(object),
            "services", ServiceDefaults::fill,
            "secrets", (object, store) -> SecretDefaults.fill(object),
            "persistentvolumeclaims", (object, store) -> fillClaim(object),
            "resourcequotas", (object, store) -> Json.child(object, "status"),
            "priorityclasses.scheduling.k8s.io", (object, store) -> fill(object, "preemptionPolicy", "PreemptLowerPriority"));

    private static final Map<String, Rule> CHANGED = Map.of(
            "daemonsets.apps", (object, store) -> DaemonSetDefaults.fill(object),
            "pods", (object, store) -> PodDefaults.fill(Json.child(object, "spec")),
            "services", ServiceDefaults::fill,
            "secrets", (object, store) -> SecretDefaults.fill(object));

    private Defaults() {
    }

    public static void fillNew(Kind kind, ObjectNode object, ObjectStore store) {
        NEW.getOrDefault(kind.qualified(), (any, unused) -> { }).fill(object, store);
    }

    public static void fillChanged(Kind kind, ObjectNode next, ObjectStore store) {
        CHANGED.getOrDefault(kind.qualified(), (any, unused) -> { }).fill(next, store);
    }

    /** Runs after ownership is recorded, because fields that the server counts have no owner. */
    public static void countTemplates(Kind kind, ObjectNode live, ObjectNode next) {
        if (kind.qualified().equals("daemonsets.apps")) {
            DaemonSetDefaults.countTemplates(live, next);
        }
    }

    private static void fillNamespace(ObjectNode namespace) {
        Json.child(namespace, "metadata", "labels").put("kubernetes.io/metadata.name", Meta.name(namespace));
        Json.child(namespace, "spec").putArray("finalizers").add("kubernetes");
        Json.child(namespace, "status").put("phase", "Active");
    }

    private static void fillClaim(ObjectNode claim) {
        fill(Json.child(claim, "spec"), "volumeMode", "Filesystem");
        Json.child(claim, "status").put("phase", "Pending");
    }

    static void fill(ObjectNode object, String field, String value) {
        if (Json.text(object, field).isEmpty()) {
            object.put(field, value);
        }
    }

    static void fill(ObjectNode object, String field, int value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }
}
