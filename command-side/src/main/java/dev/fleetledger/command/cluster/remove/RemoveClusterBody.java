package dev.fleetledger.command.cluster.remove;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.JsonFields;

/**
 * @param grace     how long workloads are left unchanged and the removal can be cancelled
 * @param workloads what happens to the workloads afterwards; default {@code release}, which leaves them running
 */
record RemoveClusterBody(Duration grace, String workloads, @Nullable String reason) {

    private static final Duration DEFAULT_GRACE = Duration.ofHours(1);
    private static final Duration MAX_GRACE = Duration.ofDays(90);
    private static final String RELEASE = "release";
    private static final Set<String> WORKLOAD_ACTIONS = Set.of("delete", RELEASE);

    static RemoveClusterBody read(JsonFields body) {
        String grace = body.text("grace");
        String workloads = body.text("workloads");
        if (workloads != null && !WORKLOAD_ACTIONS.contains(workloads)) {
            body.reject("workloads", "There is no such end.", "Send delete to remove the objects, or release to leave them running.");
        }
        return new RemoveClusterBody(grace == null ? DEFAULT_GRACE : grace(grace, body), workloads == null ? RELEASE : workloads,
                body.reason());
    }

    private static Duration grace(String text, JsonFields body) {
        try {
            Duration grace = Duration.parse(text);
            if (!grace.isNegative() && grace.compareTo(MAX_GRACE) <= 0) {
                return grace;
            }
        } catch (DateTimeException e) {
            // Reported below, with the remedy.
        }
        body.reject("grace", "This is no time of grace.", "Send an ISO 8601 duration from PT0S to P90D, as PT1H.");
        return DEFAULT_GRACE;
    }
}
