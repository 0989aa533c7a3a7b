package dev.fleetledger.agent.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.report.DeploymentFacts.Trouble;

/** Groups the reasons why pods are missing or not ready, from their pages and events. Keeps sums instead of pods. */
final class PodTroubleCollector {

    private static final int MAX_TROUBLES = 5;
    /** A readiness probe may fail while a container starts; the default failureThreshold is 3. */
    private static final int MIN_PROBE_FAILURES = 3;

    /** Kubernetes creates a namespace's default service account a moment after the namespace. */
    private static final String DEFAULT_ACCOUNT_MISSING = "serviceaccount \"default\" not found";

    private final String daemonSet;
    private final Predicate<@Nullable String> isNotReady;
    private final Map<String, Trouble> byReason = new LinkedHashMap<>();
    private final Map<String, Integer> byHash = new HashMap<>();
    private int podsOnNotReadyNodes;
    private @Nullable String notReadyNode;
    private int unready;
    private String newestPodCreatedAt = "";
    private @Nullable JsonNode unreadyPod;

    /**
     * @param daemonSet  UID of the owner
     * @param isNotReady whether the node with this name is not ready
     */
    PodTroubleCollector(String daemonSet, Predicate<@Nullable String> isNotReady) {
        this.daemonSet = daemonSet;
        this.isNotReady = isNotReady;
    }

    void add(JsonNode pods) {
        pods.path("items").valueStream().filter(pod -> isOwned(pod, daemonSet)).forEach(this::addPod);
    }

    private void addPod(JsonNode pod) {
        String createdAt = pod.path("metadata").path("creationTimestamp").asString("");
        newestPodCreatedAt = createdAt.compareTo(newestPodCreatedAt) > 0 ? createdAt : newestPodCreatedAt;
        byHash.merge(pod.path("metadata").path("labels").path("controller-revision-hash").asString(""), 1, Integer::sum);
        @Nullable String node = pod.path("spec").path("nodeName").asString(null);
        if (PodState.isAvailable(pod)) {
            return;
        }
        if (isNotReady.test(node)) {
            // The node's kubelet reports nothing any more, so the pod's status is outdated.
            podsOnNotReadyNodes++;
            notReadyNode = node;
            return;
        }
        if (PodState.isTerminating(pod)) {
            return;
        }
        Optional<Trouble> trouble = PodState.trouble(pod);
        trouble.ifPresent(found -> byReason.merge(found.code(), found, PodTroubleCollector::merge));
        if (trouble.isEmpty() && PodState.isUnready(pod)) {
            unready++;
            unreadyPod = pod;
        }
    }

    /** @return number of pods that run the template with this hash */
    int countWithHash(String hash) {
        return byHash.getOrDefault(hash, 0);
    }

    /** @return UID of a pod that runs and is not ready although its status shows no reason; its events may show one */
    Optional<String> unready() {
        return Optional.ofNullable(unreadyPod).map(pod -> pod.path("metadata").path("uid").asString(""));
    }

    /**
     * @param createEvents warning events of the DaemonSet itself, while pods are missing
     * @param probeEvents  events of the unready pod, if there is one
     * @param unavailable  number of pods that are wanted and not available
     */
    List<Trouble> toTroubles(JsonNode createEvents, JsonNode probeEvents, int unavailable) {
        List<Trouble> troubles = new ArrayList<>();
        findNewest(createEvents, "FailedCreate", 1).filter(this::isCurrent).map(PodTroubleCollector::toCreateFailure)
                .ifPresent(troubles::add);
        findNewest(probeEvents, "Unhealthy", MIN_PROBE_FAILURES).map(this::toProbeFailure)
                .ifPresent(found -> byReason.put(found.code(), found));
        troubles.addAll(byReason.values().stream().sorted(Comparator.comparingInt(Trouble::pods).reversed()).toList());
        if (podsOnNotReadyNodes > 0) {
            troubles.add(new Trouble("NodesNotReady", "%d of %d unavailable pods are on nodes that are not ready"
                    .formatted(podsOnNotReadyNodes, Math.max(unavailable, podsOnNotReadyNodes)), podsOnNotReadyNodes, notReadyNode));
        }
        return troubles.stream().limit(MAX_TROUBLES).toList();
    }

    static boolean isOwned(JsonNode object, String daemonSet) {
        return object.path("metadata").path("ownerReferences").valueStream()
                .anyMatch(reference -> reference.path("uid").asString("").equals(daemonSet));
    }

    /** An event is kept for an hour, so a refusal older than the youngest pod no longer applies. */
    private boolean isCurrent(JsonNode refusal) {
        String last = refusal.path("lastTimestamp").asString("");
        return last.isEmpty() || last.compareTo(newestPodCreatedAt) >= 0;
    }

    private static Trouble toCreateFailure(JsonNode event) {
        String message = message(event);
        return new Trouble(message.contains(DEFAULT_ACCOUNT_MISSING) ? "AccountNotYetThere" : "FailedCreate", message, 0, null);
    }

    private Trouble toProbeFailure(JsonNode event) {
        JsonNode pod = unreadyPod;
        return new Trouble("Unhealthy", message(event), unready, pod == null ? null : pod.path("spec").path("nodeName").asString(null));
    }

    /** @param minCount how often the event must have occurred to count */
    private static Optional<JsonNode> findNewest(JsonNode events, String reason, int minCount) {
        return events.path("items").valueStream()
                .filter(event -> event.path("reason").asString("").equals(reason) && count(event) >= minCount)
                .max(Comparator.comparing(event -> event.path("lastTimestamp").asString("")));
    }

    private static int count(JsonNode event) {
        return Math.max(event.path("count").asInt(1), event.path("series").path("count").asInt(1));
    }

    private static String message(JsonNode event) {
        return PodState.truncate(event.path("message").asString(""));
    }

    private static Trouble merge(Trouble a, Trouble b) {
        return new Trouble(a.code(), a.message(), a.pods() + b.pods(), a.node());
    }
}
