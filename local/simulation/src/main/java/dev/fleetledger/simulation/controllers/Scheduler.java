package dev.fleetledger.simulation.controllers;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;

/** Binds pods to nodes that match and whose host ports are free. */
public final class Scheduler {
    private static final String COMPONENT = "default-scheduler";

    private final ControllerContext controllerContext;
    private final EventRecorder eventRecorder;

    public Scheduler(ControllerContext controllerContext, EventRecorder eventRecorder) {
        this.controllerContext = controllerContext;
        this.eventRecorder = eventRecorder;
    }

    public void reconcile(Instant now) {
        List<ObjectNode> pods = controllerContext.all(Kinds.PODS);
        List<ObjectNode> waiting = pods.stream()
                .filter(pod -> Json.text(pod, "spec", "nodeName").isEmpty() && !Meta.isDeleting(pod)).toList();
        if (!waiting.isEmpty()) {
            List<ObjectNode> nodes = controllerContext.all(Kinds.NODES);
            waiting.forEach(pod -> schedule(pod, nodes, now));
        }
    }

    private void schedule(ObjectNode pod, List<ObjectNode> nodes, Instant now) {
        List<ObjectNode> fitting = nodes.stream().filter(node -> NodeFit.of(Json.at(pod, "spec"), node).shouldRun()).toList();
        Set<String> wanted = hostPorts(pod);
        Optional<ObjectNode> free = fitting.stream()
                .filter(node -> wanted.isEmpty() || usedHostPorts(Meta.name(node)).stream().noneMatch(wanted::contains)).findFirst();
        if (free.isPresent()) {
            bind(pod, Meta.name(free.get()), now);
        } else {
            recordFailure(pod, nodes.size(), fitting.size(), now);
        }
    }

    private void bind(ObjectNode pod, String node, Instant now) {
        ObjectNode bound = pod.deepCopy();
        Json.child(bound, "spec").put("nodeName", node);
        ObjectNode status = Json.child(bound, "status");
        status.putArray("conditions").add(condition("True", "", "", now));
        controllerContext.put(Kinds.PODS, bound);
        eventRecorder.normal(COMPONENT, pod, "Scheduled", "Successfully assigned " + Meta.namespace(pod) + "/" + Meta.name(pod) + " to "
                + node, now);
    }

    private void recordFailure(ObjectNode pod, int nodes, int fitting, Instant now) {
        String message = "0/" + nodes + " nodes are available: "
                + (fitting > 0 ? fitting + " node(s) didn't have free ports for the requested pod ports" : "")
                + (fitting > 0 && fitting < nodes ? ", " : "")
                + (fitting < nodes ? nodes - fitting + " node(s) didn't satisfy plugin(s) [NodeAffinity]" : "")
                + ". no new claims to deallocate, preemption: 0/" + nodes + " nodes are available: "
                + (fitting > 0 ? fitting + " No preemption victims found for incoming pod" : "")
                + (fitting > 0 && fitting < nodes ? ", " : "")
                + (fitting < nodes ? nodes - fitting + " Preemption is not helpful for scheduling" : "") + ".";
        JsonNode previous = Json.at(pod, "status", "conditions").path(0);
        if (!Json.text(previous, "message").equals(message)) {
            ObjectNode pending = pod.deepCopy();
            Json.child(pending, "status").putArray("conditions").add(condition("False", "Unschedulable", message, now));
            controllerContext.put(Kinds.PODS, pending);
            eventRecorder.warning(COMPONENT, pod, "FailedScheduling", message, now);
        }
    }

    private static ObjectNode condition(String status, String reason, String message, Instant now) {
        ObjectNode condition = Json.object().put("type", "PodScheduled").put("status", status)
                .put("lastTransitionTime", Meta.time(now));
        return reason.isEmpty() ? condition : condition.put("reason", reason).put("message", message);
    }

    private Set<String> usedHostPorts(String node) {
        Set<String> taken = new HashSet<>();
        controllerContext.all(Kinds.PODS).stream().filter(pod -> Json.text(pod, "spec", "nodeName").equals(node))
                .forEach(pod -> taken.addAll(hostPorts(pod)));
        return taken;
    }

    private static Set<String> hostPorts(JsonNode pod) {
        Set<String> ports = new HashSet<>();
        for (JsonNode container : Json.items(pod, "spec", "containers")) {
            Json.items(container, "ports").stream().filter(port -> port.has("hostPort"))
                    .forEach(port -> ports.add(Json.text(port, "protocol") + "/" + Json.number(port, "hostPort")));
        }
        return ports;
    }
}
