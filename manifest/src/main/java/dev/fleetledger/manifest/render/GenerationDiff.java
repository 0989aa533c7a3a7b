package dev.fleetledger.manifest.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;

/** Compares the objects of a generation with those of the previous one. */
public final class GenerationDiff {
    private GenerationDiff() {
    }

    /** Returns the Services to delete, as {@code Service/<name>}. A DaemonSet keeps its name, and a namespace is never deleted. */
    public static List<String> dropped(JsonNode before, JsonNode after) {
        Map<String, JsonNode> remaining = services(after);
        return services(before).keySet().stream().filter(name -> !remaining.containsKey(name)).toList();
    }

    /** Returns the Services that can't be changed in place and have to be deleted and recreated. */
    public static List<String> replaced(JsonNode before, JsonNode after) {
        Map<String, JsonNode> previous = services(before);
        return services(after).entrySet().stream()
            .filter(service -> previous.containsKey(service.getKey())
                    && isReplaced(previous.get(service.getKey()).path("spec"), service.getValue().path("spec")))
            .map(Map.Entry::getKey).toList();
    }

    /**
     * Kubernetes allocates a cluster IP once: it answers a change from or to headless with 200 and changes nothing
     * (pkg/registry/core/service/storage/alloc.go). A load balancer class can't change while the type stays
     * (pkg/apis/core/validation, ValidateServiceUpdate: "may not change once set").
     */
    static boolean isReplaced(JsonNode before, JsonNode after) {
        boolean areLoadBalancers = Json.text(before, "type").equals("LoadBalancer") && Json.text(after, "type").equals("LoadBalancer");
        return isHeadless(before) != isHeadless(after)
            || areLoadBalancers && !Json.text(before, "loadBalancerClass").equals(Json.text(after, "loadBalancerClass"));
    }

    private static boolean isHeadless(JsonNode spec) {
        return Json.text(spec, "clusterIP").equals("None");
    }

    private static Map<String, JsonNode> services(JsonNode objects) {
        Map<String, JsonNode> services = new LinkedHashMap<>();
        objects.valueStream().filter(object -> Json.text(object, "kind").equals("Service"))
            .forEach(service -> services.put("Service/" + Json.text(service.path("metadata"), "name"), service));
        return services;
    }
}
