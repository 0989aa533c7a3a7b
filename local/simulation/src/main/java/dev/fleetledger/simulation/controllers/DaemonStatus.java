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
            List<ObjectNode> there = byNode.getOrDefault(Meta.name(node), List.of());
            boolean wanted = NodeFit.of(spec, node).shouldRun();
            desired += wanted ? 1 : 0;
            misscheduled += !wanted && !there.isEmpty() ? 1 : 0;
            if (wanted && !there.isEmpty()) {
                ObjectNode oldest = there.getFirst();
                boolean isAvailable = DaemonPods.isAvailable(oldest, minReady, now);
                current++;
                ready += DaemonPods.isReady(oldest) ? 1 : 0;
                available += isAvailable ? 1 : 0;
                updated += DaemonPods.isOf(oldest, hash) ? 1 : 0;
                if (DaemonPods.isReady(oldest) && !isAvailable) {
                    wakeups.at(DaemonPods.availableAt(oldest, minReady));
                }
            }
        }
        return written(daemonSet, Map.of("currentNumberScheduled", current, "desiredNumberScheduled", desired,
                "numberMisscheduled", misscheduled, "numberReady", ready, "updatedNumberScheduled", updated,
                "numberAvailable", available, "numberUnavailable", desired - available));
    }

    private static ObjectNode written(ObjectNode daemonSet, Map<String, Integer> counters) {
        ObjectNode status = Json.object();
        always(status, "currentNumberScheduled", counters);
        always(status, "numberMisscheduled", counters);
        always(status, "desiredNumberScheduled", counters);
        always(status, "numberReady", counters);
        status.put("observedGeneration", Json.number(daemonSet, "metadata", "generation"));
        unlessZero(status, "updatedNumberScheduled", counters);
        unlessZero(status, "numberAvailable", counters);
        unlessZero(status, "numberUnavailable", counters);
        return status;
    }

    private static void always(ObjectNode status, String counter, Map<String, Integer> counters) {
        status.put(counter, counters.get(counter));
    }

    private static void unlessZero(ObjectNode status, String counter, Map<String, Integer> counters) {
        if (counters.getOrDefault(counter, 0) != 0) {
            always(status, counter, counters);
        }
    }
}
