package dev.fleetledger.simulation.controllers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** Replaces old pods by new ones within the limits. Old pods that are not available do not count against maxUnavailable. */
record RollingUpdate(boolean rolls, int maxUnavailable, int maxSurge, String hash, Duration minReady, Instant now) {

    static RollingUpdate of(ObjectNode daemonSet, String hash, int desired, Instant now) {
        JsonNode strategy = Json.at(daemonSet, "spec", "updateStrategy");
        boolean rolls = Json.text(strategy, "type").equals("RollingUpdate");
        return new RollingUpdate(rolls, absolute(Json.at(strategy, "rollingUpdate", "maxUnavailable"), desired),
                absolute(Json.at(strategy, "rollingUpdate", "maxSurge"), desired), hash, DaemonPlan.minReady(daemonSet), now);
    }

    /** Percentages are rounded up. */
    private static int absolute(JsonNode value, int total) {
        String text = value.asString("0");
        return text.endsWith("%") ? (int) Math.ceil(Integer.parseInt(text.substring(0, text.length() - 1)) * total / 100.0)
                : Integer.parseInt(text);
    }

    private boolean surges() {
        return rolls && maxSurge > 0;
    }

    /** Returns the surplus pods of one node, given oldest first. */
    List<ObjectNode> excess(List<ObjectNode> pods) {
        if (pods.size() < 2 || !surges()) {
            return pods.stream().skip(1).toList();
        }
        List<ObjectNode> newPods = pods.stream().filter(pod -> DaemonPods.isOf(pod, hash)).toList();
        List<ObjectNode> oldPods = pods.stream().filter(pod -> !DaemonPods.isOf(pod, hash)).toList();
        List<ObjectNode> excess = new ArrayList<>(newPods.stream().skip(1).toList());
        boolean removesOldPod = !newPods.isEmpty() && !oldPods.isEmpty()
                && (!DaemonPods.isReady(oldPods.getFirst()) || isAvailable(newPods.getFirst()));
        excess.addAll(oldPods.stream().skip(removesOldPod ? 0 : 1).toList());
        return excess;
    }

    void roll(Map<String, List<ObjectNode>> byNode, DaemonPlan plan) {
        if (surges()) {
            surge(byNode, plan);
        } else if (rolls) {
            replace(byNode, plan);
        }
    }

    private void replace(Map<String, List<ObjectNode>> byNode, DaemonPlan plan) {
        int unavailable = 0;
        List<ObjectNode> broken = new ArrayList<>();
        List<ObjectNode> candidates = new ArrayList<>();
        for (List<ObjectNode> pods : byNode.values()) {
            ObjectNode pod = pods.getFirst();
            if (pods.size() > 1 || Meta.isDeleting(pod) || plan.deletions().contains(pod)) {
                unavailable++;
            } else if (DaemonPods.isOf(pod, hash)) {
                unavailable += isAvailable(pod) ? 0 : 1;
            } else if (!isAvailable(pod)) {
                broken.add(pod);
                unavailable++;
            } else {
                candidates.add(pod);
            }
        }
        unavailable += plan.creations().size();
        plan.deletions().addAll(broken);
        candidates.stream().limit(Math.max(0, maxUnavailable - unavailable)).forEach(plan.deletions()::add);
    }

    private void surge(Map<String, List<ObjectNode>> byNode, DaemonPlan plan) {
        int surging = 0;
        List<String> broken = new ArrayList<>();
        List<String> candidates = new ArrayList<>();
        for (Map.Entry<String, List<ObjectNode>> node : byNode.entrySet()) {
            List<ObjectNode> pods = node.getValue();
            ObjectNode first = pods.getFirst();
            if (pods.stream().anyMatch(Meta::isDeleting) || pods.size() > 1) {
                surging++;
            } else if (!DaemonPods.isOf(first, hash) && !plan.deletions().contains(first)) {
                (isAvailable(first) ? candidates : broken).add(node.getKey());
            }
        }
        plan.creations().addAll(broken);
        candidates.stream().limit(Math.max(0, maxSurge - surging)).forEach(plan.creations()::add);
    }

    private boolean isAvailable(ObjectNode pod) {
        return DaemonPods.isAvailable(pod, minReady, now);
    }
}
