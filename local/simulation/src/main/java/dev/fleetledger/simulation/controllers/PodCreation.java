package dev.fleetledger.simulation.controllers;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;

/** Creates pods; where a quota refuses one, says so on the DaemonSet and tries again later. */
final class PodCreation {
    private static final String ME = "daemonset-controller";
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final World world;
    private final Events events;
    private final Map<String, Instant> refusedUntil = new HashMap<>();

    PodCreation(World world, Events events) {
        this.world = world;
        this.events = events;
    }

    boolean isRefused(ObjectNode daemonSet) {
        return refusedUntil.containsKey(Meta.uid(daemonSet));
    }

    void create(ObjectNode daemonSet, List<ObjectNode> pods, Instant now, Wakeups wakeups) {
        Instant until = refusedUntil.get(Meta.uid(daemonSet));
        if (until != null && now.isBefore(until)) {
            wakeups.at(until);
            return;
        }
        refusedUntil.remove(Meta.uid(daemonSet));
        for (ObjectNode pod : pods) {
            Optional<String> refusal = refusedByQuota(daemonSet);
            if (refusal.isPresent()) {
                events.warning(ME, daemonSet, "FailedCreate", "Error creating: pods \"" + Meta.name(daemonSet) + "-\" is forbidden: "
                        + refusal.get(), now);
                refusedUntil.put(Meta.uid(daemonSet), now.plus(RETRY));
                wakeups.at(now.plus(RETRY));
            } else {
                ObjectNode created = world.create(Kinds.PODS, pod);
                events.normal(ME, daemonSet, "SuccessfulCreate", "Created pod: " + Meta.name(created), now);
            }
        }
    }

    private Optional<String> refusedByQuota(ObjectNode daemonSet) {
        String namespace = Meta.namespace(daemonSet);
        int used = world.store().list(Kinds.PODS, namespace).size();
        return world.store().list(Kinds.QUOTAS, namespace).stream()
                .filter(quota -> !Json.text(quota, "spec", "hard", "pods").isEmpty())
                .filter(quota -> used + 1 > Integer.parseInt(Json.text(quota, "spec", "hard", "pods")))
                .map(quota -> "exceeded quota: " + Meta.name(quota) + ", requested: pods=1, used: pods=" + used + ", limited: pods="
                        + Json.text(quota, "spec", "hard", "pods")).findFirst();
    }
}
