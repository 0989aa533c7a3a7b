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
    private static final String COMPONENT = "daemonset-controller";
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);

    private final ControllerContext controllerContext;
    private final EventRecorder eventRecorder;
    private final Map<String, Instant> retryAt = new HashMap<>();

    PodCreation(ControllerContext controllerContext, EventRecorder eventRecorder) {
        this.controllerContext = controllerContext;
        this.eventRecorder = eventRecorder;
    }

    boolean isBackingOff(ObjectNode daemonSet) {
        return retryAt.containsKey(Meta.uid(daemonSet));
    }

    void create(ObjectNode daemonSet, List<ObjectNode> pods, Instant now, Wakeups wakeups) {
        Instant retryTime = retryAt.get(Meta.uid(daemonSet));
        if (retryTime != null && now.isBefore(retryTime)) {
            wakeups.add(retryTime);
            return;
        }
        retryAt.remove(Meta.uid(daemonSet));
        for (ObjectNode pod : pods) {
            try {
                ObjectNode created = controllerContext.create(Kinds.PODS, pod);
                eventRecorder.normal(COMPONENT, daemonSet, "SuccessfulCreate", "Created pod: " + Meta.name(created), now);
            } catch (ApiStatusException statusException) {
                eventRecorder.warning(COMPONENT, daemonSet, "FailedCreate", "Error creating: " + statusException.getMessage(), now);
                retryAt.put(Meta.uid(daemonSet), now.plus(RETRY_DELAY));
                wakeups.add(now.plus(RETRY_DELAY));
            }
        }
    }
}
