package dev.fleetledger.judgement.nodes;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * @param key    if empty, matches every key
 * @param effect if empty, matches every effect
 */
record Toleration(String key, String operator, String value, String effect) {

    /** The DaemonSet controller adds these to each pod (pkg/controller/daemon/util, AddOrUpdateDaemonPodTolerations). */
    private static final List<Toleration> DAEMON_TOLERATIONS = List.of(
            exists("node.kubernetes.io/not-ready", "NoExecute"),
            exists("node.kubernetes.io/unreachable", "NoExecute"),
            exists("node.kubernetes.io/disk-pressure", "NoSchedule"),
            exists("node.kubernetes.io/memory-pressure", "NoSchedule"),
            exists("node.kubernetes.io/pid-pressure", "NoSchedule"),
            exists("node.kubernetes.io/unschedulable", "NoSchedule"));
    private static final Toleration HOST_NETWORK_TOLERATION = exists("node.kubernetes.io/network-unavailable", "NoSchedule");

    static List<Toleration> ofPodSpec(JsonNode podSpec) {
        Stream<Toleration> own = podSpec.path("tolerations").valueStream().map(Toleration::of);
        Stream<Toleration> network = podSpec.path("hostNetwork").asBoolean(false) ? Stream.of(HOST_NETWORK_TOLERATION) : Stream.empty();
        return Stream.of(own, DAEMON_TOLERATIONS.stream(), network).flatMap(all -> all).toList();
    }

    boolean tolerates(Node.Taint taint) {
        return (effect.isEmpty() || effect.equals(taint.effect())) && (key.isEmpty() || key.equals(taint.key())) && matchesValue(taint);
    }

    private boolean matchesValue(Node.Taint taint) {
        return switch (operator) {
            case "", "Equal" -> value.equals(taint.value());
            case "Exists" -> true;
            default -> false;
        };
    }

    private static Toleration of(JsonNode toleration) {
        return new Toleration(toleration.path("key").asString(""), toleration.path("operator").asString(""),
                toleration.path("value").asString(""), toleration.path("effect").asString(""));
    }

    private static Toleration exists(String key, String effect) {
        return new Toleration(key, "Exists", "", effect);
    }
}
