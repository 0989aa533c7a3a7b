package dev.fleetledger.simulation.kubelet;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** Writes phase, addresses and conditions of a pod, computed from the states of its containers. */
final class PodConditions {
    private PodConditions() {
    }

    static ObjectNode write(ObjectNode status, ObjectNode pod, ArrayNode states, boolean blocked, Instant now) {
        List<JsonNode> unready = Json.items(states).stream().filter(state -> !Json.flag(state, "ready")).toList();
        boolean notStarted = blocked || Json.items(states).stream().anyMatch(state ->
                !Json.at(state, "state", "waiting").isMissingNode() && Json.at(state, "lastState", "terminated").isMissingNode());
        String names = unready.stream().map(state -> Json.text(state, "name")).collect(Collectors.joining(" ", "[", "]"));
        ArrayNode conditions = Json.array();
        List<JsonNode> before = Json.items(status, "conditions");
        before.stream().filter(condition -> Json.text(condition, "type").equals("PodScheduled")).forEach(conditions::add);
        conditions.add(condition(before, "Initialized", !blocked, "ContainersNotInitialized", "containers with incomplete status", now));
        for (String type : List.of("ContainersReady", "Ready")) {
            conditions.add(condition(before, type, unready.isEmpty(), "ContainersNotReady",
                    "containers with unready status: " + names, now));
        }
        status.set("conditions", conditions);
        status.put("phase", notStarted ? "Pending" : "Running");
        if (!status.has("startTime")) {
            status.put("startTime", Meta.time(now)).put("hostIP", "10.0.0.1").put("podIP", address(pod));
            status.putArray("podIPs").addObject().put("ip", address(pod));
        }
        return status;
    }

    private static ObjectNode condition(List<JsonNode> before, String type, boolean isMet, String reason, String message, Instant now) {
        String status = isMet ? "True" : "False";
        String since = before.stream()
                .filter(old -> Json.text(old, "type").equals(type) && Json.text(old, "status").equals(status))
                .map(old -> Json.text(old, "lastTransitionTime")).findFirst().orElse(Meta.time(now));
        ObjectNode condition = Json.object().put("type", type).put("status", status).put("lastTransitionTime", since);
        return isMet ? condition : condition.put("reason", reason).put("message", message);
    }

    private static String address(ObjectNode pod) {
        int hash = Math.floorMod(Meta.uid(pod).hashCode(), 250 * 250);
        return "10.244." + hash / 250 + "." + (hash % 250 + 2);
    }
}
