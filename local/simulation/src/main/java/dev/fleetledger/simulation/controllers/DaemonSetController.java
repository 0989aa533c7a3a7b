package dev.fleetledger.simulation.controllers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.watch.LabelSelector;
import dev.fleetledger.simulation.write.DeleteOptions;

/** The DaemonSet controller: reconciles revisions, pods, update and status of each set. A set without changes is skipped. */
public final class DaemonSetController {
    private static final String COMPONENT = "daemonset-controller";

    private final ControllerContext controllerContext;
    private final Revisions revisions;
    private final PodCreation creation;
    private final EventRecorder eventRecorder;
    private final Map<String, String> processedVersions = new HashMap<>();
    private String processedNodes = "";

    public DaemonSetController(ControllerContext controllerContext, EventRecorder eventRecorder) {
        this.controllerContext = controllerContext;
        this.eventRecorder = eventRecorder;
        this.revisions = new Revisions(controllerContext);
        this.creation = new PodCreation(controllerContext, eventRecorder);
    }

    public void reconcile(Instant now, Wakeups wakeups) {
        List<ObjectNode> nodes = controllerContext.all(Kinds.NODES);
        String versions = nodes.stream().map(Meta::version).collect(Collectors.joining(" "));
        boolean nodesChanged = !versions.equals(processedNodes);
        processedNodes = versions;
        Map<String, List<ObjectNode>> owned = new HashMap<>();
        List<ObjectNode> orphans = new ArrayList<>();
        for (ObjectNode pod : controllerContext.all(Kinds.PODS)) {
            Json.items(pod, "metadata", "ownerReferences").stream().filter(owner -> Json.flag(owner, "controller"))
                    .forEach(owner -> owned.computeIfAbsent(Json.text(owner, "uid"), any -> new ArrayList<>()).add(pod));
            if (!OwnerReferences.hasController(pod)) {
                orphans.add(pod);
            }
        }
        Set<String> alive = new HashSet<>();
        for (ObjectNode daemonSet : controllerContext.all(Kinds.DAEMON_SETS)) {
            alive.add(Meta.uid(daemonSet));
            if (!Meta.isDeleting(daemonSet)) {
                List<ObjectNode> pods = new ArrayList<>(owned.getOrDefault(Meta.uid(daemonSet), List.of()));
                pods.addAll(adopt(daemonSet, orphans));
                syncIfChanged(daemonSet, nodes, nodesChanged, pods, now, wakeups);
            }
        }
        processedVersions.keySet().retainAll(alive);
    }

    /** Adopts running pods that have no controller and that the selector matches. */
    private List<ObjectNode> adopt(ObjectNode daemonSet, List<ObjectNode> orphans) {
        List<ObjectNode> adopted = new ArrayList<>();
        LabelSelector labelSelector = LabelSelector.ofObject(Json.at(daemonSet, "spec", "selector"));
        for (ObjectNode pod : List.copyOf(orphans)) {
            if (Meta.namespace(pod).equals(Meta.namespace(daemonSet)) && !Meta.isDeleting(pod) && labelSelector.matches(Meta.labels(pod))) {
                adopted.add(controllerContext.change(Kinds.PODS, pod, next -> OwnerReferences.addController(next, daemonSet)));
                orphans.remove(pod);
            }
        }
        return adopted;
    }

    private void syncIfChanged(ObjectNode daemonSet, List<ObjectNode> nodes, boolean nodesChanged, List<ObjectNode> pods, Instant now,
                             Wakeups wakeups) {
        StringBuilder versions = new StringBuilder(Meta.version(daemonSet));
        pods.forEach(pod -> versions.append(' ').append(Meta.version(pod)));
        boolean waitsForTime = Json.number(daemonSet, "spec", "minReadySeconds") > 0 || creation.isBackingOff(daemonSet);
        boolean changed = !versions.toString().equals(processedVersions.put(Meta.uid(daemonSet), versions.toString()));
        if (changed || waitsForTime || nodesChanged && NodeChangeTrigger.of(daemonSet, nodes, pods).matters()) {
            sync(daemonSet, nodes, pods, now, wakeups);
        }
    }

    private void sync(ObjectNode daemonSet, List<ObjectNode> nodes, List<ObjectNode> pods, Instant now, Wakeups wakeups) {
        String hash = revisions.currentHash(daemonSet);
        ObjectNode spec = DaemonPods.spec(daemonSet);
        DaemonPlan plan = DaemonPlan.of(daemonSet, spec, hash, nodes, pods, now);
        plan.deletions().forEach(pod -> delete(daemonSet, pod, now));
        creation.create(daemonSet, plan.creations().stream().map(node -> DaemonPods.of(daemonSet, spec, node, hash)).toList(),
                now, wakeups);
        Set<String> running = new HashSet<>();
        pods.forEach(pod -> running.add(Json.text(pod, "metadata", "labels", DaemonPods.HASH)));
        revisions.cleanUp(daemonSet, hash, running);
        status(daemonSet, spec, hash, nodes, now, wakeups);
    }

    private void delete(ObjectNode daemonSet, ObjectNode pod, Instant now) {
        controllerContext.delete(Kinds.PODS, pod, DeleteOptions.GRACEFULLY);
        eventRecorder.normal(COMPONENT, daemonSet, "SuccessfulDelete", "Deleted pod: " + Meta.name(pod), now);
    }

    private void status(ObjectNode daemonSet, ObjectNode spec, String hash, List<ObjectNode> nodes, Instant now, Wakeups wakeups) {
        List<ObjectNode> pods = controllerContext.store().list(Kinds.PODS, Meta.namespace(daemonSet)).stream()
                .filter(pod -> Meta.isControlledBy(pod, Meta.uid(daemonSet))).toList();
        ObjectNode status = DaemonStatus.of(daemonSet, spec, hash, nodes, pods, now, wakeups);
        controllerContext.changeStatus(Kinds.DAEMON_SETS, daemonSet, "kube-controller-manager", next -> {
            next.set("status", status);
            return next;
        });
    }
}
