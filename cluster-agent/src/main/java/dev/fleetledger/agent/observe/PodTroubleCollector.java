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

    private static final int MOST = 5;
    /** A readiness probe may fail while a container starts; the default failureThreshold is 3. */
    private static final int FAILURES = 3;

    /** Kubernetes creates a namespace's default service account a moment after the namespace. */
    private static final String ACCOUNT_IS_COMING = "serviceaccount \"default\" not found";

    private final String daemonSet;
    private final Predicate<@Nullable String> isNotReady;
    private final Map<String, Trouble> byReason = new LinkedHashMap<>();
    private final Map<String, Integer> byHash = new HashMap<>();
    private int onNodesNotReady;
    private @Nullable String nodeNotReady;
    private int unready;
    private String youngest = "";
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
        pods.path("items").valueStream().filter(pod -> isOwned(pod, daemonSet)).forEach(this::addOne);
    }

    private void addOne(JsonNode pod) {
        String made = pod.path("metadata").path("creationTimestamp").asString("");
        youngest = made.compareTo(youngest) > 0 ? made : youngest;
        byHash.merge(pod.path("metadata").path("labels").path("controller-revision-hash").asString(""), 1, Integer::sum);
        @Nullable String node = pod.path("spec").path("nodeName").asString(null);
        if (PodState.isAvailable(pod)) {
            return;
        }
        if (isNotReady.test(node)) {
            // The node's kubelet reports nothing any more, so the pod's status is outdated.
            onNodesNotReady++;
            nodeNotReady = node;
            return;
        }
        if (PodState.isGoing(pod)) {
            return;
        }
        Optional<Trouble> trouble = PodState.trouble(pod);
        trouble.ifPresent(one -> byReason.merge(one.code(), one, PodTroubleCollector::together));
        if (trouble.isEmpty() && PodState.isUnready(pod)) {
            unready++;
            unreadyPod = pod;
        }
    }

    /** @return number of pods that run the template with this hash */
    int running(String hash) {
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
    List<Trouble> sum(JsonNode refusals, JsonNode probes, int unavailable) {
        List<Trouble> troubles = new ArrayList<>();
        newest(refusals, "FailedCreate", 1).filter(this::isStillSo).map(PodTroubleCollector::refused).ifPresent(troubles::add);
        newest(probes, "Unhealthy", FAILURES).map(this::neverReady).ifPresent(one -> byReason.put(one.code(), one));
        troubles.addAll(byReason.values().stream().sorted(Comparator.comparingInt(Trouble::pods).reversed()).toList());
        if (onNodesNotReady > 0) {
            troubles.add(new Trouble("NodesNotReady", "%d of %d unavailable pods are on nodes that are not ready"
                    .formatted(onNodesNotReady, Math.max(unavailable, onNodesNotReady)), onNodesNotReady, nodeNotReady));
        }
        return troubles.stream().limit(MOST).toList();
    }

    static boolean isOwned(JsonNode object, String daemonSet) {
        return object.path("metadata").path("ownerReferences").valueStream()
                .anyMatch(reference -> reference.path("uid").asString("").equals(daemonSet));
    }

    /** An event is kept for an hour, so a refusal older than the youngest pod no longer applies. */
    private boolean isStillSo(JsonNode refusal) {
        String last = refusal.path("lastTimestamp").asString("");
        return last.isEmpty() || last.compareTo(youngest) >= 0;
    }

    private static Trouble refused(JsonNode event) {
        String words = words(event);
        return new Trouble(words.contains(ACCOUNT_IS_COMING) ? "AccountNotYetThere" : "FailedCreate", words, 0, null);
    }

    private Trouble neverReady(JsonNode event) {
        JsonNode pod = unreadyPod;
        return new Trouble("Unhealthy", words(event), unready, pod == null ? null : pod.path("spec").path("nodeName").asString(null));
    }

    /** @param minCount how often the event must have occurred to count */
    private static Optional<JsonNode> newest(JsonNode events, String reason, int times) {
        return events.path("items").valueStream()
                .filter(event -> event.path("reason").asString("").equals(reason) && times(event) >= times)
                .max(Comparator.comparing(event -> event.path("lastTimestamp").asString("")));
    }

    private static int times(JsonNode event) {
        return Math.max(event.path("count").asInt(1), event.path("series").path("count").asInt(1));
    }

    private static String words(JsonNode event) {
        return PodState.bounded(event.path("message").asString(""));
    }

    private static Trouble together(Trouble a, Trouble b) {
        return new Trouble(a.code(), a.message(), a.pods() + b.pods(), a.node());
    }
}
