package dev.fleetledger.agent.observe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.MessageLimit;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;

/** Evaluates the status of one pod. Has no side effects. */
final class PodState {

    private static final int MAX_CHARACTERS = 256;
    private static final JsonNode EMPTY = ContractJson.MAPPER.createObjectNode();

    private PodState() {}

    /** @return whether the controller counts the pod as available, or will after its minReadySeconds */
    static boolean isAvailable(JsonNode pod) {
        return !isTerminating(pod) && hasCondition(pod, "Ready", "True");
    }

    /** A terminating pod is ignored, because its status doesn't explain why its successor doesn't start. */
    static boolean isTerminating(JsonNode pod) {
        return pod.path("metadata").has("deletionTimestamp");
    }

    /** @return whether all containers run but the pod is not ready */
    static boolean isUnready(JsonNode pod) {
        JsonNode containers = pod.path("status").path("containerStatuses");
        return !containers.isEmpty() && containers.valueStream().allMatch(container -> container.path("state").has("running"))
                && hasCondition(pod, "Ready", "False");
    }

    /** @return the trouble that the pod's status shows */
    static Optional<Trouble> trouble(JsonNode pod) {
        @Nullable String node = pod.path("spec").path("nodeName").asString(null);
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode container : pod.path("status").path(list)) {
                Optional<Trouble> trouble = containerTrouble(container, node);
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
        }
        return condition(pod, "PodScheduled").filter(condition -> condition.path("status").asString("").equals("False"))
                .map(condition -> trouble(condition.path("reason").asString("Unschedulable"), condition.path("message").asString(""),
                        node));
    }

    static String truncate(String message) {
        return MessageLimit.truncate(message, MAX_CHARACTERS);
    }

    private static Optional<Trouble> containerTrouble(JsonNode container, @Nullable String node) {
        JsonNode waiting = container.path("state").path("waiting");
        String reason = waiting.path("reason").asString("");
        if (isFailureReason(reason)) {
            JsonNode previous = container.path("lastState").path("terminated");
            String message = waiting.path("message").asString("");
            return Optional.of(trouble(reason, previous.isObject() ? describeEnd(previous) + "; " + message : message, node));
        }
        JsonNode ended = container.path("state").path("terminated");
        // Between two crashes the container runs for a moment: while it isn't ready, the last crash is reported.
        JsonNode previous = container.path("ready").asBoolean(false) ? EMPTY : container.path("lastState").path("terminated");
        return Stream.of(ended, previous).filter(terminated -> terminated.path("exitCode").asInt(0) != 0).findFirst()
                .map(terminated -> trouble(terminated.path("reason").asString("Error"), describeEnd(terminated), node));
    }

    /** Excludes ContainerCreating and PodInitializing, which are part of a normal start. */
    private static boolean isFailureReason(String reason) {
        return reason.startsWith("Err") || reason.endsWith("Error") || reason.endsWith("BackOff") || reason.startsWith("Invalid");
    }

    private static boolean hasCondition(JsonNode pod, String type, String status) {
        return condition(pod, type).filter(condition -> condition.path("status").asString("").equals(status)).isPresent();
    }

    private static Optional<JsonNode> condition(JsonNode pod, String type) {
        return pod.path("status").path("conditions").valueStream()
                .filter(condition -> condition.path("type").asString("").equals(type)).findFirst();
    }

    /** Describes how the container ended, which a back-off message omits. */
    private static String describeEnd(JsonNode terminated) {
        String message = terminated.path("message").asString("").strip();
        return "Ended with %s, exit code %d%s".formatted(terminated.path("reason").asString("Error"), terminated.path("exitCode").asInt(0),
                message.isEmpty() ? "" : ": " + message);
    }

    private static Trouble trouble(String code, String message, @Nullable String node) {
        return new Trouble(code, truncate(message), 1, node);
    }
}
