package dev.fleetledger.agent.question.preview;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What of a Service can't be changed in place, though the API server doesn't always say so. */
final class Replacing {

    private Replacing() {}

    /** @return nothing if it can be changed in place */
    static @Nullable String reason(JsonNode live, JsonNode wanted) {
        if (!wanted.path("kind").asString("").equals("Service")) {
            return null;
        }
        JsonNode before = live.path("spec");
        JsonNode after = wanted.path("spec");
        if (isHeadless(before) != isHeadless(after) && !isExternal(before) && !isExternal(after)) {
            return isHeadless(after) ? "It can't become Headless in place" : "It can't stop being Headless in place";
        }
        String classBefore = before.path("loadBalancerClass").asString("");
        boolean staysLoadBalancer = type(before).equals("LoadBalancer") && type(after).equals("LoadBalancer");
        return staysLoadBalancer && !classBefore.equals(after.path("loadBalancerClass").asString(""))
                ? "Its load balancer class can't be changed in place" : null;
    }

    private static boolean isHeadless(JsonNode spec) {
        return spec.path("clusterIP").asString("").equals("None");
    }

    /** It has no cluster IP at all, and gets one when it becomes another type. */
    private static boolean isExternal(JsonNode spec) {
        return type(spec).equals("ExternalName");
    }

    private static String type(JsonNode spec) {
        return spec.path("type").asString("ClusterIP");
    }
}
