package dev.fleetledger.agent.question.preview;

import tools.jackson.databind.JsonNode;

/**
 * Reports how many pods are unavailable at a time: {@code 25 % of 8 = 2}, rounded up (pkg/controller/daemon/util,
 * UnavailableCount).
 */
final class UnavailabilityCheck implements PreviewCheck {

    @Override
    public void run(PreviewContext context) {
        int desired = context.matching().size();
        if (desired == 0) {
            context.findings().addWarning("NoMatchingNode", context.subject(), "None of the cluster's " + context.nodes().size()
                    + " nodes matches, so no pod would run");
            return;
        }
        JsonNode strategy = context.template().daemonSet().path("spec").path("updateStrategy");
        if (strategy.path("type").asString("RollingUpdate").equals("RollingUpdate")) {
            addUnavailable(context, strategy.path("rollingUpdate").path("maxUnavailable"), desired);
        }
    }

    private static void addUnavailable(PreviewContext context, JsonNode maxUnavailable, int desired) {
        int unavailable = unavailablePods(maxUnavailable, desired);
        String sentence = maxUnavailable.asString("1").replace("%", " %") + " of " + desired + " = " + unavailable;
        if (unavailable >= desired && desired > 1) {
            context.findings().addWarning("AllAtOnce", context.subject(), "An update may take down the pods of all nodes at the same "
                    + "time: maxUnavailable is " + sentence);
        } else if (maxUnavailable.asString("").endsWith("%")) {
            context.findings().addNote("MaxUnavailable", context.subject(), "maxUnavailable is " + sentence);
        }
    }

    private static int unavailablePods(JsonNode maxUnavailable, int desired) {
        String text = maxUnavailable.asString("1");
        try {
            return text.endsWith("%")
                    ? Math.ceilDiv(Integer.parseInt(text.substring(0, text.length() - 1)) * desired, 100) : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            // The API server refuses the value itself.
            return 0;
        }
    }
}
