package dev.fleetledger.agent.plan;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * Fields of a Service that Kubernetes does not change in place (pkg/apis/core/validation, ValidateServiceClusterIPsRelatedFields
 * and validateLoadBalancerClassField; verified on 1.35). For a change from Headless to a cluster IP it even answers 200 and
 * leaves the Service Headless, so this is checked before an apply and again on its result. Has no side effects.
 */
public final class ImmutableServiceFields {

    private static final String NONE = "None";

    private ImmutableServiceFields() {}

    /** @return why the live object can't be changed into the wanted one; empty if it can */
    public static Optional<String> reason(JsonNode wanted, JsonNode live) {
        if (!wanted.path("kind").asString("").equals("Service") || isExternalName(wanted) || isExternalName(live)) {
            return Optional.empty();
        }
        if (isHeadless(wanted) != isHeadless(live)) {
            return Optional.of(isHeadless(live) ? "A Headless Service gets no cluster IP in place"
                    : "A Service with a cluster IP does not become Headless in place");
        }
        boolean bothLoadBalancers = type(wanted).equals("LoadBalancer") && type(live).equals("LoadBalancer");
        return bothLoadBalancers && !loadBalancerClass(wanted).equals(loadBalancerClass(live))
                ? Optional.of("The load balancer class does not change in place") : Optional.empty();
    }

    private static boolean isHeadless(JsonNode service) {
        return service.path("spec").path("clusterIP").asString("").equals(NONE);
    }

    /** Such a Service has no cluster IP that could prevent a change. */
    private static boolean isExternalName(JsonNode service) {
        return type(service).equals("ExternalName");
    }

    private static String type(JsonNode service) {
        return service.path("spec").path("type").asString("ClusterIP");
    }

    private static String loadBalancerClass(JsonNode service) {
        return service.path("spec").path("loadBalancerClass").asString("");
    }
}
