package dev.fleetledger.simulation.controllers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.watch.LabelSelector;

/** Whether a pod may be created on a node, and whether it may stay there, by node selector, required affinity and taints. */
public record NodeFit(boolean shouldRun, boolean shouldStay) {
    private static final List<String> BLOCKING_EFFECTS = List.of("NoSchedule", "NoExecute");

    public static NodeFit of(JsonNode podSpec, JsonNode node) {
        if (!matchesSelector(podSpec, node) || !matchesAffinity(podSpec, node)) {
            return new NodeFit(false, false);
        }
        List<JsonNode> tolerations = Json.items(podSpec, "tolerations");
        List<JsonNode> untolerated = Json.items(node, "spec", "taints").stream()
                .filter(taint -> BLOCKING_EFFECTS.contains(Json.text(taint, "effect")))
                .filter(taint -> tolerations.stream().noneMatch(toleration -> tolerates(toleration, taint))).toList();
        boolean evicts = untolerated.stream().anyMatch(taint -> Json.text(taint, "effect").equals("NoExecute"));
        return new NodeFit(untolerated.isEmpty(), !evicts);
    }

    private static boolean matchesSelector(JsonNode podSpec, JsonNode node) {
        Map<String, String> labels = Meta.labels(node);
        return Meta.strings(Json.at(podSpec, "nodeSelector")).entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
    }

    private static boolean matchesAffinity(JsonNode podSpec, JsonNode node) {
        JsonNode required = Json.at(podSpec, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        return required.isMissingNode() || Json.items(required, "nodeSelectorTerms").stream().anyMatch(term -> matchesTerm(term, node));
    }

    /** An empty term matches no node. */
    private static boolean matchesTerm(JsonNode term, JsonNode node) {
        Map<String, String> fields = new HashMap<>();
        fields.put("metadata.name", Meta.name(node));
        boolean empty = Json.items(term, "matchExpressions").isEmpty() && Json.items(term, "matchFields").isEmpty();
        return !empty && LabelSelector.ofObject(term).matches(Meta.labels(node))
                && new LabelSelector(Json.items(term, "matchFields").stream().map(LabelSelector::expression).toList()).matches(fields);
    }

    private static boolean tolerates(JsonNode toleration, JsonNode taint) {
        String effect = Json.text(toleration, "effect");
        String key = Json.text(toleration, "key");
        boolean exists = Json.text(toleration, "operator").equals("Exists");
        return (effect.isEmpty() || effect.equals(Json.text(taint, "effect")))
                && (key.isEmpty() ? exists : key.equals(Json.text(taint, "key")))
                && (exists || Json.text(toleration, "value").equals(Json.text(taint, "value")));
    }
}
