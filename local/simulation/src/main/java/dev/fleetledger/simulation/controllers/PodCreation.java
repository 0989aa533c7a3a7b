package dev.fleetledger.simulation.controllers;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiStatusException;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;

/** Creates pods. When one is forbidden, records a warning event on the DaemonSet and retries later. */
final class PodCreation {
    private static final String ME = "daemonset-controller";
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ControllerContext controllerContext;
    private final EventRecorder eventRecorder;
    private final Map<String, Instant> refusedUntil = new HashMap<>();

    PodCreation(ControllerContext controllerContext, EventRecorder eventRecorder) {
        this.controllerContext = controllerContext;
        this.eventRecorder = eventRecorder;
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
            try {
                ObjectNode created = controllerContext.create(Kinds.PODS, pod);
                eventRecorder.normal(ME, daemonSet, "SuccessfulCreate", "Created pod: " + Meta.name(created), now);
            } catch (ApiStatusException statusException) {
                eventRecorder.warning(ME, daemonSet, "FailedCreate", "Error creating: " + statusException.getMessage(), now);
                refusedUntil.put(Meta.uid(daemonSet), now.plus(RETRY));
                wakeups.at(now.plus(RETRY));
            }
        }
    }
}
