package dev.fleetledger.agent.question.preview;

import tools.jackson.databind.JsonNode;

/**
 * Reports how many pods are unavailable at a time: {@code 25 % of 8 = 2}, rounded up (pkg/controller/daemon/util,
 * UnavailableCount).
 */
final class UnavailabilityCheck implements PreviewCheck {

    @Override
    public void run(PreviewContext previewContext) {
        int desired = previewContext.matching().size();
        if (desired == 0) {
            previewContext.findings().addWarning("NoMatchingNode", previewContext.subject(), "None of " + previewContext.nodes().size() + " nodes gets a pod");
            return;
        }
        JsonNode strategy = previewContext.template().daemonSet().path("spec").path("updateStrategy");
        if (strategy.path("type").asString("RollingUpdate").equals("RollingUpdate")) {
            rolling(previewContext, strategy.path("rollingUpdate").path("maxUnavailable"), desired);
        }
    }

    private static void rolling(PreviewContext previewContext, JsonNode most, int desired) {
        int away = count(most, desired);
        String sentence = most.asString("1").replace("%", " %") + " of " + desired + " = " + away;
        if (away >= desired && desired > 1) {
            previewContext.findings().addWarning("AllAtOnce", previewContext.subject(), "All pods may be away at the same time: " + sentence);
        } else if (most.asString("").endsWith("%")) {
            previewContext.findings().addNote("MaxUnavailable", previewContext.subject(), sentence);
        }
    }

    private static int count(JsonNode most, int desired) {
        String text = most.asString("1");
        try {
            return text.endsWith("%")
                    ? Math.ceilDiv(Integer.parseInt(text.substring(0, text.length() - 1)) * desired, 100) : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            // The API server refuses the value itself.
            return 0;
        }
    }
}
