package dev.fleetledger.simulation.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.controllers.ControllerContext;
import dev.fleetledger.simulation.controllers.EventRecorder;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;

/** Moves a bound pod through its stages, to running or to the failure that its images select. */
final class PodStages {
    private static final Duration UNTIL_BACK_OFF = Duration.ofSeconds(3);
    private static final String COMPONENT = "kubelet";

    private final ControllerContext controllerContext;
    private final EventRecorder eventRecorder;

    PodStages(ControllerContext controllerContext, EventRecorder eventRecorder) {
        this.controllerContext = controllerContext;
        this.eventRecorder = eventRecorder;
    }

    /** Returns whether the pod's status changes by the passage of time alone. */
    boolean hasNextStage(ObjectNode pod) {
        return stage(pod) == 0 || worstBehaviour(pod) == Behaviour.CRASHES
                || worstBehaviour(pod) == Behaviour.CANNOT_BE_PULLED && stage(pod) == 1;
    }

    /** Returns the worst behaviour of the pod's containers; init containers that do not run normally take precedence. */
    private static Behaviour worstBehaviour(ObjectNode pod) {
        Behaviour worst = Behaviour.RUNS;
        for (JsonNode container : containers(pod)) {
            Behaviour behaviour = Behaviour.of(Json.text(container, "image"));
            worst = behaviour.compareTo(worst) < 0 ? behaviour : worst;
        }
        return worst;
    }

    private static List<JsonNode> containers(ObjectNode pod) {
        List<JsonNode> failing = Json.items(pod, "spec", "initContainers").stream()
                .filter(container -> Behaviour.of(Json.text(container, "image")) != Behaviour.RUNS).toList();
        return failing.isEmpty() ? Json.items(pod, "spec", "containers") : failing;
    }

    /** Returns the number of the pod's current stage, derived from its status. */
    private static int stage(ObjectNode pod) {
        int stage = 0;
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode status : Json.items(pod, "status", list)) {
                boolean backsOff = Json.text(status, "state", "waiting", "reason").equals("ImagePullBackOff");
                stage = Math.max(stage, Math.max(backsOff ? 2 : 1, Json.number(status, "restartCount")));
            }
        }
        return stage;
    }

    /** Moves the pod to its next stage; returns when the one after that is due. */
    Optional<Instant> advance(ObjectNode pod, Instant now) {
        int stage = stage(pod) + 1;
        controllerContext.changeStatus(Kinds.PODS, pod, "", next -> {
            next.set("status", status(next, stage, now));
            return next;
        });
        for (JsonNode container : containers(pod)) {
            recordEvents(pod, container, stage, now);
        }
        return switch (worstBehaviour(pod)) {
            case RUNS, NEVER_READY -> Optional.empty();
            case CANNOT_BE_PULLED -> stage == 1 ? Optional.of(now.plus(UNTIL_BACK_OFF)) : Optional.empty();
            case CRASHES -> Optional.of(now.plusSeconds(ContainerStates.backOffSeconds(stage)));
        };
    }

    private static ObjectNode status(ObjectNode pod, int stage, Instant now) {
        ObjectNode status = Json.child(pod, "status").deepCopy();
        ArrayNode initial = Json.array();
        Json.items(pod, "spec", "initContainers").forEach(container -> initial.add(InitContainerStates.of(container, pod, stage, now)));
        boolean blocked = InitContainerStates.isBlocked(pod);
        ArrayNode states = Json.array();
        Map<String, JsonNode> previousStates = new HashMap<>();
        Json.items(pod, "status", "containerStatuses").forEach(state -> previousStates.put(Json.text(state, "name"), state));
        for (JsonNode container : Json.items(pod, "spec", "containers")) {
            JsonNode before = previousStates.get(Json.text(container, "name"));
            boolean keepsRunning = before != null && !Json.at(before, "state", "running").isMissingNode();
            states.add(keepsRunning ? before : blocked ? InitContainerStates.waiting(container)
                    : ContainerStates.of(container, pod, stage, now));
        }
        if (!initial.isEmpty()) {
            status.set("initContainerStatuses", initial);
        }
        status.set("containerStatuses", states);
        return PodConditions.write(status, pod, states, blocked, now);
    }

    private void recordEvents(ObjectNode pod, JsonNode container, int stage, Instant now) {
        String image = Json.text(container, "image");
        switch (Behaviour.of(image)) {
            case CANNOT_BE_PULLED -> {
                eventRecorder.warning(COMPONENT, pod, "Failed", stage == 1
                        ? "Failed to pull image \"" + image + "\": " + ContainerStates.pullError(image) : "Error: ImagePullBackOff", now);
                eventRecorder.normal(COMPONENT, pod, stage == 1 ? "Pulling" : "BackOff",
                        (stage == 1 ? "Pulling" : "Back-off pulling") + " image \"" + image + "\"", now);
            }
            case CRASHES -> eventRecorder.warning(COMPONENT, pod, "BackOff", "Back-off restarting failed container "
                    + Json.text(container, "name") + " in pod " + ContainerStates.podReference(pod), now);
            case NEVER_READY -> eventRecorder.warning(COMPONENT, pod, "Unhealthy", "Readiness probe failed: simulated", now);
            case RUNS -> { }
        }
    }
}
