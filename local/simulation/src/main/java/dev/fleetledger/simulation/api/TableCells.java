package dev.fleetledger.simulation.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** Formats values for table cells. */
final class TableCells {
    private TableCells() {
    }

    static String age(String since, Instant now) {
        if (since.isEmpty()) {
            return "<unknown>";
        }
        Duration age = Duration.between(Instant.parse(since), now);
        if (age.toSeconds() < 120) {
            return Math.max(0, age.toSeconds()) + "s";
        }
        if (age.toMinutes() < 10) {
            return age.toMinutes() + "m" + (age.toSecondsPart() == 0 ? "" : age.toSecondsPart() + "s");
        }
        if (age.toHours() < 3) {
            return age.toMinutes() + "m";
        }
        return age.toHours() < 48 ? age.toHours() + "h" : age.toDays() + "d";
    }

    static String labels(JsonNode labels) {
        String all = Meta.strings(labels).entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
        return all.isEmpty() ? "<none>" : all;
    }

    static String ready(JsonNode pod) {
        List<JsonNode> states = Json.items(pod, "status", "containerStatuses");
        return states.stream().filter(state -> Json.flag(state, "ready")).count() + "/"
                + Json.items(pod, "spec", "containers").size();
    }

    static String restarts(JsonNode pod) {
        return Integer.toString(Json.items(pod, "status", "containerStatuses").stream()
                .mapToInt(state -> Json.number(state, "restartCount")).sum());
    }

    static String podStatus(JsonNode pod) {
        if (Meta.isDeleting(pod)) {
            return "Terminating";
        }
        for (JsonNode state : Json.items(pod, "status", "initContainerStatuses")) {
            String waiting = Json.text(state, "state", "waiting", "reason");
            if (!waiting.isEmpty() && !waiting.equals("PodInitializing")) {
                return "Init:" + waiting;
            }
        }
        for (JsonNode state : Json.items(pod, "status", "containerStatuses")) {
            String waiting = Json.text(state, "state", "waiting", "reason");
            if (!waiting.isEmpty()) {
                return waiting;
            }
        }
        return Json.text(pod, "status", "phase");
    }

    static String nodeStatus(JsonNode node) {
        boolean ready = Json.items(node, "status", "conditions").stream()
                .anyMatch(condition -> Json.text(condition, "type").equals("Ready") && Json.text(condition, "status").equals("True"));
        return (ready ? "Ready" : "NotReady") + (Json.flag(node, "spec", "unschedulable") ? ",SchedulingDisabled" : "");
    }

    static String ports(JsonNode service) {
        String all = Json.items(service, "spec", "ports").stream().map(port -> Json.number(port, "port")
                + (Json.number(port, "nodePort") > 0 ? ":" + Json.number(port, "nodePort") : "") + "/" + Json.text(port, "protocol"))
                .collect(Collectors.joining(","));
        return all.isEmpty() ? "<none>" : all;
    }

    static String owner(JsonNode object) {
        return Json.items(object, "metadata", "ownerReferences").stream().findFirst()
                .map(owner -> Json.text(owner, "kind").toLowerCase(java.util.Locale.ROOT) + ".apps/" + Json.text(owner, "name"))
                .orElse("<none>");
    }
}
