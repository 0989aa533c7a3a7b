package dev.fleetledger.agent.question.preview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** Checks whether the namespace's quotas have room for a pod on each matching node; running pods already count as used. */
final class QuotaCheck implements PreviewCheck {

    private static final Set<String> PODS = Set.of("pods", "count/pods");
    private static final String LIMITS = "limits.";
    private static final String REQUESTS = "requests.";
    private static final Set<String> COMPUTE = Set.of("cpu", "memory", "ephemeral-storage");
    /** A DaemonSet's pods have no deadline. */
    private static final Set<String> COVERING_SCOPES = Set.of("NotTerminating");

    @Override
    public void run(PreviewContext context) {
        List<JsonNode> quotas = context.listInNamespace("resourcequotas");
        List<JsonNode> ranges = quotas.isEmpty() ? List.of() : context.listInNamespace("limitranges");
        for (JsonNode quota : quotas) {
            if (appliesToAllPods(context, quota)) {
                quota.path("status").path("hard").properties().forEach(hard -> compare(context, quota, ranges, hard.getKey()));
            }
        }
    }

    private static boolean appliesToAllPods(PreviewContext context, JsonNode quota) {
        JsonNode spec = quota.path("spec");
        boolean unscoped = spec.path("scopes").valueStream().allMatch(scope -> COVERING_SCOPES.contains(scope.asString("")));
        if (!unscoped || spec.has("scopeSelector")) {
            boolean terminatingOnly = spec.path("scopes").valueStream().anyMatch(scope -> scope.asString("").equals("Terminating"));
            if (!terminatingOnly) {
                context.findings().addUnknown("QuotaUnknown", subject(quota),
                        "The quota counts some pods only, and it is unknown whether these are among them");
            }
            return false;
        }
        return true;
    }

    private static void compare(PreviewContext context, JsonNode quota, List<JsonNode> ranges, String resource) {
        JsonNode status = quota.path("status");
        BigDecimal remaining = ResourceQuantity.of(status.path("hard").path(resource))
                .subtract(ResourceQuantity.of(status.path("used").path(resource)));
        if (!PODS.contains(resource) && !isComputeResource(resource)) {
            return;
        }
        if (COMPUTE.contains(resourceName(resource)) && context.template().containers().stream()
                .anyMatch(container -> lacksAmount(container, ranges, resource))) {
            context.findings().addRefusal("QuotaNeedsAmounts", subject(quota), "With this quota each container must state " + resource);
            return;
        }
        BigDecimal runningPods = context.live() == null ? BigDecimal.ZERO
                : BigDecimal.valueOf(context.live().object().path("status").path("currentNumberScheduled").asInt(0));
        BigDecimal currentTotal = context.live() == null ? BigDecimal.ZERO
                : amountPerPod(new PodTemplate(context.live().object()), resource).multiply(runningPods);
        BigDecimal wantedTotal = amountPerPod(context.template(), resource).multiply(BigDecimal.valueOf(context.matching().size()));
        BigDecimal additional = wantedTotal.subtract(currentTotal);
        if (additional.signum() > 0 && additional.compareTo(remaining) > 0) {
            context.findings().addRefusal("QuotaExceeded", subject(quota), "Pods on " + context.matching().size() + " nodes need "
                    + ResourceQuantity.text(additional) + " more of " + resource + ", "
                    + ResourceQuantity.text(remaining.max(BigDecimal.ZERO)) + " are left of "
                    + status.path("hard").path(resource).asString(""));
        }
    }

    private static boolean isComputeResource(String resource) {
        return resource.startsWith(LIMITS) || resource.startsWith(REQUESTS) && !resource.equals("requests.storage")
                || COMPUTE.contains(resource);
    }

    private static BigDecimal amountPerPod(PodTemplate template, String resource) {
        return PODS.contains(resource) ? BigDecimal.ONE : template.sum(section(resource), resourceName(resource));
    }

    /** A container without an amount is refused unless a LimitRange sets a default. */
    private static boolean lacksAmount(JsonNode container, List<JsonNode> ranges, String resource) {
        String member = section(resource).equals("limits") ? "default" : "defaultRequest";
        return !PodTemplate.hasAmount(container, section(resource), resourceName(resource)) && ranges.stream()
                .flatMap(range -> range.path("spec").path("limits").valueStream())
                .noneMatch(limit -> limit.path(member).has(resourceName(resource)) || limit.path("default").has(resourceName(resource)));
    }

    private static String section(String resource) {
        return resource.startsWith(LIMITS) ? "limits" : "requests";
    }

    private static String resourceName(String resource) {
        return resource.startsWith(LIMITS) ? resource.substring(LIMITS.length())
                : resource.startsWith(REQUESTS) ? resource.substring(REQUESTS.length()) : resource;
    }

    private static String subject(JsonNode quota) {
        return "ResourceQuota/" + quota.path("metadata").path("name").asString("");
    }
}
