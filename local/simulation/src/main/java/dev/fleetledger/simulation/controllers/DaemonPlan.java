package dev.fleetledger.simulation.controllers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** The result of one reconciliation of a DaemonSet: pods to delete, and nodes on which to create one. */
record DaemonPlan(List<ObjectNode> deletions, List<String> creations) {

    static DaemonPlan of(ObjectNode daemonSet, ObjectNode spec, String hash, List<ObjectNode> nodes, List<ObjectNode> pods,
                         Instant now) {
        DaemonPlan plan = new DaemonPlan(new ArrayList<>(), new ArrayList<>());
        Map<String, List<ObjectNode>> byNode = byNode(pods);
        RollingUpdate update = RollingUpdate.of(daemonSet, hash, desired(spec, nodes), now);
        Set<String> names = new HashSet<>();
        for (ObjectNode node : nodes) {
            names.add(Meta.name(node));
            plan.planNode(node, spec, byNode.getOrDefault(Meta.name(node), List.of()), update);
        }
        byNode.forEach((node, nodePods) -> {
            if (!names.contains(node)) {
                plan.deleteRunning(nodePods);
            }
        });
        update.roll(byNode, plan);
        return plan;
    }

    private static Map<String, List<ObjectNode>> byNode(List<ObjectNode> pods) {
        Map<String, List<ObjectNode>> byNode = new TreeMap<>();
        pods.stream().sorted(DaemonPods.oldestFirst())
                .forEach(pod -> byNode.computeIfAbsent(DaemonPods.node(pod), any -> new ArrayList<>()).add(pod));
        return byNode;
    }

    private static int desired(ObjectNode spec, List<ObjectNode> nodes) {
        return (int) nodes.stream().filter(node -> NodeFit.of(spec, node).shouldRun()).count();
    }

    private void planNode(ObjectNode node, ObjectNode spec, List<ObjectNode> pods, RollingUpdate update) {
        NodeFit fit = NodeFit.of(spec, node);
        if (pods.isEmpty()) {
            if (fit.shouldRun()) {
                creations.add(Meta.name(node));
            }
        } else if (!fit.shouldStay()) {
            deleteRunning(pods);
        } else {
            List<ObjectNode> running = new ArrayList<>(running(pods));
            running.removeIf(pod -> Json.text(pod, "status", "phase").equals("Failed") && deletions.add(pod));
            update.excess(running).forEach(deletions::add);
        }
    }

    private void deleteRunning(List<ObjectNode> pods) {
        deletions.addAll(running(pods));
    }

    private static List<ObjectNode> running(List<ObjectNode> pods) {
        return pods.stream().filter(pod -> !Meta.isDeleting(pod)).toList();
    }

    static Duration minReady(ObjectNode daemonSet) {
        return Duration.ofSeconds(Json.number(daemonSet, "spec", "minReadySeconds"));
    }
}
