package dev.fleetledger.agent.observe;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.report.DeploymentFacts.Trouble;

/** One pod's own status. Pure. */
final class PodState {

    private static final int CHARACTERS = 256;

    private PodState() {}

    /** The controller counts it as there, or will after its minReadySeconds. */
    static boolean isAvailable(JsonNode pod) {
        return !isGoing(pod) && is(pod, "Ready", "True");
    }

    /** What it says while it ends is not why its successor doesn't start. */
    static boolean isGoing(JsonNode pod) {
        return pod.path("metadata").has("deletionTimestamp");
    }

    /** All containers run, and yet it is not ready. */
    static boolean isUnready(JsonNode pod) {
        JsonNode containers = pod.path("status").path("containerStatuses");
        return !containers.isEmpty() && containers.valueStream().allMatch(container -> container.path("state").has("running"))
                && is(pod, "Ready", "False");
    }

    /** @return what its status says is in the way */
    static Optional<Trouble> trouble(JsonNode pod) {
        @Nullable String node = pod.path("spec").path("nodeName").asString(null);
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode container : pod.path("status").path(list)) {
                Optional<Trouble> trouble = stuck(container, node);
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
        }
        return condition(pod, "PodScheduled").filter(condition -> condition.path("status").asString("").equals("False"))
                .map(condition -> trouble(condition.path("reason").asString("Unschedulable"), condition.path("message"), node));
    }

    static String bounded(String words) {
        return words.length() <= CHARACTERS ? words : words.substring(0, CHARACTERS - 1) + "…";
    }

    private static Optional<Trouble> stuck(JsonNode container, @Nullable String node) {
        JsonNode waiting = container.path("state").path("waiting");
        String reason = waiting.path("reason").asString("");
        if (isTrouble(reason)) {
            return Optional.of(trouble(reason, waiting.path("message"), node));
        }
        JsonNode ended = container.path("state").path("terminated");
        return ended.path("exitCode").asInt(0) == 0 ? Optional.empty()
                : Optional.of(trouble(ended.path("reason").asString("Error"), ended.path("message"), node));
    }

    /** ContainerCreating and PodInitializing are how pods start; these are how they don't. */
    private static boolean isTrouble(String reason) {
        return reason.startsWith("Err") || reason.endsWith("Error") || reason.endsWith("BackOff") || reason.startsWith("Invalid");
    }

    private static boolean is(JsonNode pod, String type, String status) {
        return condition(pod, type).filter(condition -> condition.path("status").asString("").equals(status)).isPresent();
    }

    private static Optional<JsonNode> condition(JsonNode pod, String type) {
        return pod.path("status").path("conditions").valueStream()
                .filter(condition -> condition.path("type").asString("").equals(type)).findFirst();
    }

    private static Trouble trouble(String code, JsonNode message, @Nullable String node) {
        return new Trouble(code, bounded(message.asString("")), 1, node);
    }
}
