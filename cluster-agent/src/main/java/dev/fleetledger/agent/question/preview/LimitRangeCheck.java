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
    public void run(PreviewContext context) {
        for (JsonNode range : context.listInNamespace("limitranges")) {
            String subject = "LimitRange/" + range.path("metadata").path("name").asString("");
            for (JsonNode limit : range.path("spec").path("limits")) {
                switch (limit.path("type").asString("")) {
                    case "Container" -> context.template().containers()
                            .forEach(container -> checkContainer(context, subject, limit, container));
                    case "Pod" -> checkPod(context, subject, limit);
                    // Limits on claims don't apply, because a DaemonSet creates none.
                    default -> { }
                }
            }
        }
    }

    private static void checkContainer(PreviewContext context, String subject, JsonNode range, JsonNode container) {
        String name = "container " + container.path("name").asString("");
        for (Map.Entry<String, JsonNode> max : range.path("max").properties()) {
            BigDecimal limit = effectiveAmount(range, container, "limits", max.getKey());
            if (limit == null || limit.compareTo(ResourceQuantity.of(max.getValue())) > 0) {
                addRefusal(context, subject, "maximum " + max.getKey() + " usage per Container is " + max.getValue().asString(""), limit,
                        name);
            }
        }
        for (Map.Entry<String, JsonNode> min : range.path("min").properties()) {
            BigDecimal request = effectiveAmount(range, container, "requests", min.getKey());
            if (request == null || request.compareTo(ResourceQuantity.of(min.getValue())) < 0) {
                addRefusal(context, subject, "minimum " + min.getKey() + " usage per Container is " + min.getValue().asString(""), request,
                        name);
            }
        }
    }

    private static void checkPod(PreviewContext context, String subject, JsonNode range) {
        range.path("max").properties().forEach(max -> {
            BigDecimal sum = context.template().sum("limits", max.getKey());
            if (sum.signum() == 0 || sum.compareTo(ResourceQuantity.of(max.getValue())) > 0) {
                addRefusal(context, subject, "maximum " + max.getKey() + " usage per Pod is " + max.getValue().asString(""), sum,
                        "the pod");
            }
        });
        range.path("min").properties().forEach(min -> {
            BigDecimal sum = context.template().sum("requests", min.getKey());
            if (sum.compareTo(ResourceQuantity.of(min.getValue())) < 0) {
                addRefusal(context, subject, "minimum " + min.getKey() + " usage per Pod is " + min.getValue().asString(""), sum,
                        "the pod");
            }
        });
    }

    private static void addRefusal(PreviewContext context, String subject, String rule, @Nullable BigDecimal amount, String owner) {
        context.findings().addRefusal("LimitRangeRefuses", subject,
                rule + ", " + owner + (amount == null || amount.signum() == 0 ? " states none" : " states "
                        + ResourceQuantity.text(amount)));
    }

    /** @return the amount after the LimitRange's defaults; nothing if neither states one */
    private static @Nullable BigDecimal effectiveAmount(JsonNode range, JsonNode container, String section, String resource) {
        if (PodTemplate.hasAmount(container, section, resource)) {
            return PodTemplate.amount(container, section, resource);
        }
        JsonNode defaultAmount = range.path(section.equals("limits") ? "default" : "defaultRequest").path(resource);
        return defaultAmount.isMissingNode() ? null : ResourceQuantity.of(defaultAmount);
    }
}
