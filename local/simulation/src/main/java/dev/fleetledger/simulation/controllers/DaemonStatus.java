package dev.fleetledger.simulation.controllers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** Computes the counters from the oldest pod of each node. Some are written when zero, others are omitted, as the API types define. */
final class DaemonStatus {
    private DaemonStatus() {
    }

    static ObjectNode of(ObjectNode daemonSet, ObjectNode spec, String hash, List<ObjectNode> nodes, List<ObjectNode> pods,
                         Instant now, Wakeups wakeups) {
        Map<String, List<ObjectNode>> byNode = pods.stream().sorted(DaemonPods.oldestFirst())
                .collect(Collectors.groupingBy(DaemonPods::node));
        Duration minReady = DaemonPlan.minReady(daemonSet);
        int desired = 0;
        int current = 0;
        int misscheduled = 0;
        int ready = 0;
        int available = 0;
        int updated = 0;
        for (ObjectNode node : nodes) {
            List<ObjectNode> nodePods = byNode.getOrDefault(Meta.name(node), List.of());
            boolean wanted = NodeFit.of(spec, node).shouldRun();
            desired += wanted ? 1 : 0;
            misscheduled += !wanted && !nodePods.isEmpty() ? 1 : 0;
            if (wanted && !nodePods.isEmpty()) {
                ObjectNode oldest = nodePods.getFirst();
                boolean isAvailable = DaemonPods.isAvailable(oldest, minReady, now);
                current++;
                ready += DaemonPods.isReady(oldest) ? 1 : 0;
                available += isAvailable ? 1 : 0;
                updated += DaemonPods.isOf(oldest, hash) ? 1 : 0;
                if (DaemonPods.isReady(oldest) && !isAvailable) {
                    wakeups.add(DaemonPods.availableAt(oldest, minReady));
                }
            }
        }
        return toJson(daemonSet, Map.of("currentNumberScheduled", current, "desiredNumberScheduled", desired,
                "numberMisscheduled", misscheduled, "numberReady", ready, "updatedNumberScheduled", updated,
                "numberAvailable", available, "numberUnavailable", desired - available));
    }

    private static ObjectNode toJson(ObjectNode daemonSet, Map<String, Integer> counters) {
        ObjectNode status = Json.object();
        put(status, "currentNumberScheduled", counters);
        put(status, "numberMisscheduled", counters);
        put(status, "desiredNumberScheduled", counters);
        put(status, "numberReady", counters);
        status.put("observedGeneration", Json.number(daemonSet, "metadata", "generation"));
        putUnlessZero(status, "updatedNumberScheduled", counters);
        putUnlessZero(status, "numberAvailable", counters);
        putUnlessZero(status, "numberUnavailable", counters);
        return status;
    }

    private static void put(ObjectNode status, String counter, Map<String, Integer> counters) {
        status.put(counter, counters.get(counter));
    }

    private static void putUnlessZero(ObjectNode status, String counter, Map<String, Integer> counters) {
        if (counters.getOrDefault(counter, 0) != 0) {
            put(status, counter, counters);
        }
    }
}
