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
            return Optional.of(isHeadless(live) ? "Kubernetes can't give a headless Service a cluster IP in place"
                    : "Kubernetes can't make a Service with a cluster IP headless in place");
        }
        boolean bothLoadBalancers = type(wanted).equals("LoadBalancer") && type(live).equals("LoadBalancer");
        return bothLoadBalancers && !loadBalancerClass(wanted).equals(loadBalancerClass(live))
                ? Optional.of("Kubernetes can't change the load balancer class of a Service in place") : Optional.empty();
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
