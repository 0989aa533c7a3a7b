package dev.fleetledger.agent.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.report.DeploymentFacts.Trouble;

/** Why pods don't start, grouped by reason, from what the API says about pods and of a DaemonSet's events. Pure. */
final class PodTroubles {

    private static final int MOST = 5;
    private static final int CHARACTERS = 256;

    private PodTroubles() {}

    /**
     * @param daemonSet UID of the owner
     * @param refusals  warning events of the DaemonSet itself; they only count while pods are missing
     */
    static List<Trouble> in(JsonNode pods, String daemonSet, JsonNode refusals, boolean podsAreMissing) {
        List<Trouble> troubles = new ArrayList<>();
        if (podsAreMissing) {
            refused(refusals).ifPresent(troubles::add);
        }
        Map<String, Trouble> byReason = new LinkedHashMap<>();
        pods.path("items").valueStream().filter(pod -> isOwned(pod, daemonSet))
                .flatMap(pod -> one(pod).stream())
                .forEach(trouble -> byReason.merge(trouble.code(), trouble, PodTroubles::together));
        troubles.addAll(byReason.values().stream().sorted(Comparator.comparingInt(Trouble::pods).reversed()).toList());
        return troubles.stream().limit(MOST).toList();
    }

    private static Optional<Trouble> one(JsonNode pod) {
        @Nullable String node = pod.path("spec").path("nodeName").asString(null);
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode container : pod.path("status").path(list)) {
                Optional<Trouble> trouble = stuck(container, node);
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
        }
        return pod.path("status").path("conditions").valueStream()
                .filter(condition -> condition.path("type").asString("").equals("PodScheduled")
                        && condition.path("status").asString("").equals("False"))
                .findFirst()
                .map(condition -> trouble(condition.path("reason").asString("Unschedulable"), condition.path("message"), node));
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

    private static Optional<Trouble> refused(JsonNode events) {
        return events.path("items").valueStream()
                .filter(event -> event.path("reason").asString("").equals("FailedCreate"))
                .max(Comparator.comparing(event -> event.path("lastTimestamp").asString("")))
                .map(event -> new Trouble("FailedCreate", bounded(event.path("message").asString("")), 0, null));
    }

    private static boolean isOwned(JsonNode pod, String daemonSet) {
        return pod.path("metadata").path("ownerReferences").valueStream()
                .anyMatch(owner -> owner.path("uid").asString("").equals(daemonSet));
    }

    private static Trouble trouble(String code, JsonNode message, @Nullable String node) {
        return new Trouble(code, bounded(message.asString("")), 1, node);
    }

    private static Trouble together(Trouble a, Trouble b) {
        return new Trouble(a.code(), a.message(), a.pods() + b.pods(), a.node());
    }

    private static String bounded(String words) {
        return words.length() <= CHARACTERS ? words : words.substring(0, CHARACTERS - 1) + "…";
    }
}
