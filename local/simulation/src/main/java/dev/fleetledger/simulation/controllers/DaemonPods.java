package dev.fleetledger.simulation.controllers;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** Builds and reads the pods of a DaemonSet. */
final class DaemonPods {
    static final String HASH = "controller-revision-hash";
    /** A taint that every DaemonSet pod tolerates, whatever its template says. */
    private record TaintKey(String key, String effect) {
    }

    private static final List<TaintKey> TOLERATED_TAINTS = List.of(
            new TaintKey("node.kubernetes.io/not-ready", "NoExecute"),
            new TaintKey("node.kubernetes.io/unreachable", "NoExecute"),
            new TaintKey("node.kubernetes.io/disk-pressure", "NoSchedule"),
            new TaintKey("node.kubernetes.io/memory-pressure", "NoSchedule"),
            new TaintKey("node.kubernetes.io/pid-pressure", "NoSchedule"),
            new TaintKey("node.kubernetes.io/unschedulable", "NoSchedule"));

    private DaemonPods() {
    }

    /** Returns the template's pod spec with the tolerations of every DaemonSet pod added. */
    static ObjectNode spec(ObjectNode daemonSet) {
        ObjectNode spec = (ObjectNode) Json.at(daemonSet, "spec", "template", "spec").deepCopy();
        ArrayNode tolerations = Json.list(spec, "tolerations");
        TOLERATED_TAINTS.forEach(taint -> tolerate(tolerations, taint.key(), taint.effect()));
        if (Json.flag(spec, "hostNetwork")) {
            tolerate(tolerations, "node.kubernetes.io/network-unavailable", "NoSchedule");
        }
        return spec;
    }

    private static void tolerate(ArrayNode tolerations, String key, String effect) {
        tolerations.addObject().put("effect", effect).put("key", key).put("operator", "Exists");
    }

    static ObjectNode of(ObjectNode daemonSet, ObjectNode spec, String node, String hash) {
        ObjectNode pod = Json.object().put("kind", "Pod").put("apiVersion", "v1");
        ObjectNode template = (ObjectNode) Json.at(daemonSet, "spec", "template", "metadata").deepCopy();
        ObjectNode metadata = Meta.of(pod).put("generateName", Meta.name(daemonSet) + "-")
                .put("namespace", Meta.namespace(daemonSet));
        ObjectNode labels = Json.child(template, "labels").put(HASH, hash).put("pod-template-generation",
                Json.text(daemonSet, "metadata", "annotations", "deprecated.daemonset.template.generation"));
        metadata.set("labels", labels);
        if (template.has("annotations")) {
            metadata.set("annotations", template.get("annotations"));
        }
        Json.list(metadata, "ownerReferences").add(OwnerReferences.reference(daemonSet));
        pod.set("spec", spec.deepCopy());
        pinTo(Json.child(pod, "spec"), node);
        return pod;
    }

    private static void pinTo(ObjectNode spec, String node) {
        ObjectNode required = Json.child(spec, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        ObjectNode term = Json.object();
        term.putArray("matchFields").addObject().put("key", "metadata.name").put("operator", "In").putArray("values").add(node);
        required.putArray("nodeSelectorTerms").add(term);
    }

    /** Returns the node the pod is bound to or, while it is pending, the node it is intended for. */
    static String node(JsonNode pod) {
        String bound = Json.text(pod, "spec", "nodeName");
        return bound.isEmpty() ? Json.at(pod, "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
                .at("/nodeSelectorTerms/0/matchFields/0/values/0").asString("") : bound;
    }

    static boolean isOf(JsonNode pod, String hash) {
        return Json.text(pod, "metadata", "labels", HASH).equals(hash);
    }

    static boolean isReady(JsonNode pod) {
        return !readySince(pod).isEmpty();
    }

    private static String readySince(JsonNode pod) {
        return Json.items(pod, "status", "conditions").stream()
                .filter(condition -> Json.text(condition, "type").equals("Ready") && Json.text(condition, "status").equals("True"))
                .map(condition -> Json.text(condition, "lastTransitionTime")).findFirst().orElse("");
    }

    static boolean isAvailable(JsonNode pod, Duration minReady, Instant now) {
        return isReady(pod) && (minReady.isZero() || !availableAt(pod, minReady).isAfter(now));
    }

    static Instant availableAt(JsonNode pod, Duration minReady) {
        return Instant.parse(readySince(pod)).plus(minReady);
    }

    static Comparator<ObjectNode> oldestFirst() {
        return Comparator.comparing(ControllerContext::created).thenComparing(pod -> Long.parseLong(Meta.version(pod)));
    }
}
