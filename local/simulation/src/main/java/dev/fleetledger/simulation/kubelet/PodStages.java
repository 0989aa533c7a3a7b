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
    private static final String ME = "kubelet";

    private final ControllerContext controllerContext;
    private final EventRecorder eventRecorder;

    PodStages(ControllerContext controllerContext, EventRecorder eventRecorder) {
        this.controllerContext = controllerContext;
        this.eventRecorder = eventRecorder;
    }

    /** Returns whether the pod's status changes by the passage of time alone. */
    boolean moves(ObjectNode pod) {
        return turns(pod) == 0 || decisive(pod) == Behaviour.CRASHES
                || decisive(pod) == Behaviour.CANNOT_BE_PULLED && turns(pod) == 1;
    }

    /** Returns the worst behaviour of the pod's containers; init containers that do not run normally take precedence. */
    private static Behaviour decisive(ObjectNode pod) {
        Behaviour worst = Behaviour.RUNS;
        for (JsonNode container : containers(pod)) {
            Behaviour behaviour = Behaviour.of(Json.text(container, "image"));
            worst = behaviour.compareTo(worst) < 0 ? behaviour : worst;
        }
        return worst;
    }

    private static List<JsonNode> containers(ObjectNode pod) {
        List<JsonNode> troubledFirst = Json.items(pod, "spec", "initContainers").stream()
                .filter(container -> Behaviour.of(Json.text(container, "image")) != Behaviour.RUNS).toList();
        return troubledFirst.isEmpty() ? Json.items(pod, "spec", "containers") : troubledFirst;
    }

    /** Returns the number of the pod's current stage, derived from its status. */
    private static int turns(ObjectNode pod) {
        int turns = 0;
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode status : Json.items(pod, "status", list)) {
                boolean backsOff = Json.text(status, "state", "waiting", "reason").equals("ImagePullBackOff");
                turns = Math.max(turns, Math.max(backsOff ? 2 : 1, Json.number(status, "restartCount")));
            }
        }
        return turns;
    }

    /** Moves the pod to its next stage; returns when the one after that is due. */
    Optional<Instant> next(ObjectNode pod, Instant now) {
        int turns = turns(pod) + 1;
        controllerContext.changeStatus(Kinds.PODS, pod, "", next -> {
            next.set("status", status(next, turns, now));
            return next;
        });
        for (JsonNode container : containers(pod)) {
            tell(pod, container, turns, now);
        }
        return switch (decisive(pod)) {
            case RUNS, NEVER_READY -> Optional.empty();
            case CANNOT_BE_PULLED -> turns == 1 ? Optional.of(now.plus(UNTIL_BACK_OFF)) : Optional.empty();
            case CRASHES -> Optional.of(now.plusSeconds(ContainerStates.backOffSeconds(turns)));
        };
    }

    private static ObjectNode status(ObjectNode pod, int turns, Instant now) {
        ObjectNode status = Json.child(pod, "status").deepCopy();
        ArrayNode initial = Json.array();
        Json.items(pod, "spec", "initContainers").forEach(container -> initial.add(InitialStates.of(container, pod, turns, now)));
        boolean blocked = InitialStates.block(pod);
        ArrayNode states = Json.array();
        Map<String, JsonNode> known = new HashMap<>();
        Json.items(pod, "status", "containerStatuses").forEach(state -> known.put(Json.text(state, "name"), state));
        for (JsonNode container : Json.items(pod, "spec", "containers")) {
            JsonNode before = known.get(Json.text(container, "name"));
            boolean stays = before != null && !Json.at(before, "state", "running").isMissingNode();
            states.add(stays ? before : blocked ? InitialStates.waiting(container) : ContainerStates.of(container, pod, turns, now));
        }
        if (!initial.isEmpty()) {
            status.set("initContainerStatuses", initial);
        }
        status.set("containerStatuses", states);
        return PodConditions.write(status, pod, states, blocked, now);
    }

    private void tell(ObjectNode pod, JsonNode container, int turns, Instant now) {
        String image = Json.text(container, "image");
        switch (Behaviour.of(image)) {
            case CANNOT_BE_PULLED -> {
                eventRecorder.warning(ME, pod, "Failed", turns == 1
                        ? "Failed to pull image \"" + image + "\": " + ContainerStates.pullError(image) : "Error: ImagePullBackOff", now);
                eventRecorder.normal(ME, pod, turns == 1 ? "Pulling" : "BackOff",
                        (turns == 1 ? "Pulling" : "Back-off pulling") + " image \"" + image + "\"", now);
            }
            case CRASHES -> eventRecorder.warning(ME, pod, "BackOff", "Back-off restarting failed container "
                    + Json.text(container, "name") + " in pod " + ContainerStates.place(pod), now);
            case NEVER_READY -> eventRecorder.warning(ME, pod, "Unhealthy", "Readiness probe failed: simulated", now);
            case RUNS -> { }
        }
    }
}
