package dev.fleetledger.agent.plan;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * What of a Service Kubernetes does not change in place (pkg/apis/core/validation, ValidateServiceClusterIPsRelatedFields and
 * validateLoadBalancerClassField; tried on 1.35). From Headless to a cluster IP it even answers 200 and leaves it Headless, so this is
 * asked before an apply and once more of its answer. Pure.
 */
public final class Unchangeable {

    private static final String NONE = "None";

    private Unchangeable() {}

    /** @return why the object as it stands can't become the wanted one; empty if it can */
    public static Optional<String> reason(JsonNode wanted, JsonNode live) {
        if (!wanted.path("kind").asString("").equals("Service") || isExternal(wanted) || isExternal(live)) {
            return Optional.empty();
        }
        if (isHeadless(wanted) != isHeadless(live)) {
            return Optional.of(isHeadless(live) ? "A Headless Service gets no cluster IP in place"
                    : "A Service with a cluster IP does not become Headless in place");
        }
        boolean balanced = type(wanted).equals("LoadBalancer") && type(live).equals("LoadBalancer");
        return balanced && !balancer(wanted).equals(balancer(live))
                ? Optional.of("The load balancer class does not change in place") : Optional.empty();
    }

    private static boolean isHeadless(JsonNode service) {
        return service.path("spec").path("clusterIP").asString("").equals(NONE);
    }

    /** It has no cluster IP that could stand in the way. */
    private static boolean isExternal(JsonNode service) {
        return type(service).equals("ExternalName");
    }

    private static String type(JsonNode service) {
        return service.path("spec").path("type").asString("ClusterIP");
    }

    private static String balancer(JsonNode service) {
        return service.path("spec").path("loadBalancerClass").asString("");
    }
}
