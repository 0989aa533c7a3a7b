package dev.fleetledger.agent.question.preview;

import java.math.BigDecimal;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks the pods against the namespace's LimitRanges (plugin/pkg/admission/limitranger), after their defaults, by container and
 * by pod.
 */
final class LimitRangeCheck implements PreviewCheck {

    @Override
    public void run(PreviewContext previewContext) {
        for (JsonNode range : previewContext.inNamespace("limitranges")) {
            String subject = "LimitRange/" + range.path("metadata").path("name").asString("");
            for (JsonNode limit : range.path("spec").path("limits")) {
                switch (limit.path("type").asString("")) {
                    case "Container" -> previewContext.template().containers().forEach(container -> container(previewContext, subject, limit, container));
                    case "Pod" -> pod(previewContext, subject, limit);
                    // Limits on claims don't apply, because a DaemonSet creates none.
                    default -> { }
                }
            }
        }
    }

    private static void container(PreviewContext previewContext, String subject, JsonNode range, JsonNode container) {
        String name = "container " + container.path("name").asString("");
        for (Map.Entry<String, JsonNode> max : range.path("max").properties()) {
            BigDecimal limit = stated(range, container, "limits", max.getKey());
            if (limit == null || limit.compareTo(ResourceQuantity.of(max.getValue())) > 0) {
                refuses(previewContext, subject, "maximum " + max.getKey() + " usage per Container is " + max.getValue().asString(""), limit, name);
            }
        }
        for (Map.Entry<String, JsonNode> min : range.path("min").properties()) {
            BigDecimal request = stated(range, container, "requests", min.getKey());
            if (request == null || request.compareTo(ResourceQuantity.of(min.getValue())) < 0) {
                refuses(previewContext, subject, "minimum " + min.getKey() + " usage per Container is " + min.getValue().asString(""), request, name);
            }
        }
    }

    private static void pod(PreviewContext previewContext, String subject, JsonNode range) {
        range.path("max").properties().forEach(max -> {
            BigDecimal sum = previewContext.template().sum("limits", max.getKey());
            if (sum.signum() == 0 || sum.compareTo(ResourceQuantity.of(max.getValue())) > 0) {
                refuses(previewContext, subject, "maximum " + max.getKey() + " usage per Pod is " + max.getValue().asString(""), sum, "the pod");
            }
        });
        range.path("min").properties().forEach(min -> {
            BigDecimal sum = previewContext.template().sum("requests", min.getKey());
            if (sum.compareTo(ResourceQuantity.of(min.getValue())) < 0) {
                refuses(previewContext, subject, "minimum " + min.getKey() + " usage per Pod is " + min.getValue().asString(""), sum, "the pod");
            }
        });
    }

    private static void refuses(PreviewContext previewContext, String subject, String rule, @Nullable BigDecimal stated, String who) {
        previewContext.findings().addRefusal("LimitRangeRefuses", subject,
                rule + ", " + who + (stated == null || stated.signum() == 0 ? " states none" : " states " + ResourceQuantity.text(stated)));
    }

    /** @return the amount after the LimitRange's defaults; nothing if neither states one */
    private static @Nullable BigDecimal stated(JsonNode range, JsonNode container, String which, String resource) {
        if (PodTemplate.states(container, which, resource)) {
            return PodTemplate.amount(container, which, resource);
        }
        JsonNode usual = range.path(which.equals("limits") ? "default" : "defaultRequest").path(resource);
        return usual.isMissingNode() ? null : ResourceQuantity.of(usual);
    }
}
