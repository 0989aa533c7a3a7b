package dev.fleetledger.simulation.controllers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/**
 * Decides whether changed nodes trigger a DaemonSet's reconciliation. As in Kubernetes 1.35, this is only the case when a pod must be
 * created or deleted, or when one was misscheduled. A NoSchedule taint under running pods is not counted until another change occurs.
 */
record NodeChangeTrigger(boolean matters) {

    static NodeChangeTrigger of(ObjectNode daemonSet, List<ObjectNode> nodes, List<ObjectNode> pods) {
        Set<String> occupied = new HashSet<>();
        pods.forEach(pod -> occupied.add(DaemonPods.node(pod)));
        ObjectNode spec = DaemonPods.spec(daemonSet);
        boolean misscheduled = Json.number(daemonSet, "status", "numberMisscheduled") > 0;
        for (ObjectNode node : nodes) {
            NodeFit fit = NodeFit.of(spec, node);
            boolean scheduled = occupied.contains(Meta.name(node));
            if (fit.shouldRun() && !scheduled || !fit.shouldStay() && scheduled || scheduled && misscheduled) {
                return new NodeChangeTrigger(true);
            }
        }
        return new NodeChangeTrigger(false);
    }
}
