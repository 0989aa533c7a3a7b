package dev.fleetledger.simulation.controllers;

import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;

/** Keeps the unschedulable taint in line with a node's cordon, and deletes the pods of removed nodes. */
public final class NodeLifecycle {
    private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

    private final ControllerContext controllerContext;

    public NodeLifecycle(ControllerContext controllerContext) {
        this.controllerContext = controllerContext;
    }

    public void reconcile() {
        Set<String> names = new HashSet<>();
        for (ObjectNode node : controllerContext.all(Kinds.NODES)) {
            names.add(Meta.name(node));
            boolean cordoned = Json.flag(node, "spec", "unschedulable");
            boolean tainted = Json.items(node, "spec", "taints").stream().anyMatch(NodeLifecycle::isUnschedulableTaint);
            if (cordoned != tainted) {
                controllerContext.change(Kinds.NODES, node, next -> withTaint(next, cordoned));
            }
        }
        for (ObjectNode pod : controllerContext.all(Kinds.PODS)) {
            String node = Json.text(pod, "spec", "nodeName");
            if (!node.isEmpty() && !names.contains(node)) {
                controllerContext.store().remove(Kinds.PODS, pod);
            }
        }
    }

    private static boolean isUnschedulableTaint(JsonNode taint) {
        return Json.text(taint, "key").equals(UNSCHEDULABLE);
    }

    private static ObjectNode withTaint(ObjectNode node, boolean cordoned) {
        ArrayNode taints = Json.array();
        Json.items(node, "spec", "taints").stream().filter(taint -> !isUnschedulableTaint(taint)).forEach(taints::add);
        if (cordoned) {
            taints.addObject().put("effect", "NoSchedule").put("key", UNSCHEDULABLE);
        }
        if (taints.isEmpty()) {
            Json.child(node, "spec").remove("taints");
        } else {
            Json.child(node, "spec").set("taints", taints);
        }
        return node;
    }
}
