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
    private static final Set<String> FITTING_SCOPES = Set.of("NotTerminating");

    @Override
    public void run(PreviewContext previewContext) {
        List<JsonNode> quotas = previewContext.inNamespace("resourcequotas");
        List<JsonNode> ranges = quotas.isEmpty() ? List.of() : previewContext.inNamespace("limitranges");
        for (JsonNode quota : quotas) {
            if (isForAll(previewContext, quota)) {
                quota.path("status").path("hard").properties().forEach(hard -> compare(previewContext, quota, ranges, hard.getKey()));
            }
        }
    }

    private static boolean isForAll(PreviewContext previewContext, JsonNode quota) {
        JsonNode spec = quota.path("spec");
        boolean plain = spec.path("scopes").valueStream().allMatch(scope -> FITTING_SCOPES.contains(scope.asString("")));
        if (!plain || spec.has("scopeSelector")) {
            boolean others = spec.path("scopes").valueStream().anyMatch(scope -> scope.asString("").equals("Terminating"));
            if (!others) {
                previewContext.findings().addUnknown("QuotaUnknown", subject(quota), "It counts only some pods; whether these are among them was not looked at");
            }
            return false;
        }
        return true;
    }

    private static void compare(PreviewContext previewContext, JsonNode quota, List<JsonNode> ranges, String resource) {
        JsonNode status = quota.path("status");
        BigDecimal left = ResourceQuantity.of(status.path("hard").path(resource)).subtract(ResourceQuantity.of(status.path("used").path(resource)));
        if (!PODS.contains(resource) && !countsPods(resource)) {
            return;
        }
        if (COMPUTE.contains(plain(resource)) && previewContext.template().containers().stream().anyMatch(container -> lacks(container, ranges, resource))) {
            previewContext.findings().addRefusal("QuotaNeedsAmounts", subject(quota), "Each container must specify " + resource);
            return;
        }
        BigDecimal running = previewContext.live() == null ? BigDecimal.ZERO
                : BigDecimal.valueOf(previewContext.live().object().path("status").path("currentNumberScheduled").asInt(0));
        BigDecimal before = previewContext.live() == null ? BigDecimal.ZERO : each(new PodTemplate(previewContext.live().object()), resource).multiply(running);
        BigDecimal wanted = each(previewContext.template(), resource).multiply(BigDecimal.valueOf(previewContext.matching().size()));
        BigDecimal more = wanted.subtract(before);
        if (more.signum() > 0 && more.compareTo(left) > 0) {
            previewContext.findings().addRefusal("QuotaExceeded", subject(quota), "Pods on " + previewContext.matching().size() + " nodes need "
                    + ResourceQuantity.text(more) + " more of " + resource + ", " + ResourceQuantity.text(left.max(BigDecimal.ZERO)) + " are left of "
                    + status.path("hard").path(resource).asString(""));
        }
    }

    private static boolean countsPods(String resource) {
        return resource.startsWith(LIMITS) || resource.startsWith(REQUESTS) && !resource.equals("requests.storage") || COMPUTE.contains(resource);
    }

    private static BigDecimal each(PodTemplate podTemplate, String resource) {
        return PODS.contains(resource) ? BigDecimal.ONE : podTemplate.sum(which(resource), plain(resource));
    }

    /** A container without an amount is refused unless a LimitRange sets a default. */
    private static boolean lacks(JsonNode container, List<JsonNode> ranges, String resource) {
        String member = which(resource).equals("limits") ? "default" : "defaultRequest";
        return !PodTemplate.states(container, which(resource), plain(resource)) && ranges.stream()
                .flatMap(range -> range.path("spec").path("limits").valueStream())
                .noneMatch(limit -> limit.path(member).has(plain(resource)) || limit.path("default").has(plain(resource)));
    }

    private static String which(String resource) {
        return resource.startsWith(LIMITS) ? "limits" : "requests";
    }

    private static String plain(String resource) {
        return resource.startsWith(LIMITS) ? resource.substring(LIMITS.length())
                : resource.startsWith(REQUESTS) ? resource.substring(REQUESTS.length()) : resource;
    }

    private static String subject(JsonNode quota) {
        return "ResourceQuota/" + quota.path("metadata").path("name").asString("");
    }
}
