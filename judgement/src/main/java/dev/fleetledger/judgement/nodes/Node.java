package dev.fleetledger.judgement.nodes;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * The fields of a node that decide whether a DaemonSet's pod runs on it; the other fields, most of its bytes, are dropped. Cordoning is
 * not one of them: the node controller also adds a taint for it, which every DaemonSet tolerates.
 *
 * @param ready whether its condition {@code Ready} is {@code True}
 */
public record Node(String name, Map<String, String> labels, List<Taint> taints, boolean ready) {

    public record Taint(String key, String value, String effect) {

        /** The third effect, PreferNoSchedule, does not prevent scheduling. */
        boolean preventsScheduling() {
            return effect.equals("NoSchedule") || effect.equals("NoExecute");
        }
    }

    /** @param node as returned by the API server */
    public static Node of(JsonNode node) {
        JsonNode metadata = node.path("metadata");
        return new Node(metadata.path("name").asString(""), strings(metadata.path("labels")),
                node.path("spec").path("taints").valueStream().map(taint -> new Taint(taint.path("key").asString(""),
                        taint.path("value").asString(""), taint.path("effect").asString(""))).toList(),
                isReady(node.path("status").path("conditions")));
    }

    static Map<String, String> strings(JsonNode object) {
        return object.properties().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().asString("")));
    }

    private static boolean isReady(JsonNode conditions) {
        return conditions.valueStream().anyMatch(condition -> condition.path("type").asString("").equals("Ready")
                && condition.path("status").asString("").equals("True"));
    }
}
