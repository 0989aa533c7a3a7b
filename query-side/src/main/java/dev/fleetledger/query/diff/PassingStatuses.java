package dev.fleetledger.query.diff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.query.diff.DiffResponse.PassingStatus;
import dev.fleetledger.query.diff.PassingStatusQueries.FormerVersion;

/** Statuses that a deployment had between two points, and at neither of them. */
final class PassingStatuses {

    private static final String STATUS = "/status";
    private static final String CODE = "/statusReason/code";

    private PassingStatuses() {}

    /**
     * @param versions that ended between the points, newest first
     * @param from     when the first point was
     * @param before   the deployment's values at the first point, by path
     * @param after    the same at the second one
     */
    static List<PassingStatus> of(List<FormerVersion> versions, Instant from, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        List<PassingStatus> statuses = new ArrayList<>();
        for (FormerVersion version : versions) {
            // The last phase of each version is enough: the ones before it lasted only until a deadline.
            Map<String, JsonNode> values = ShownValues.of(ObjectKind.DEPLOYMENT, Map.of("deployments", version.row()),
                    version.endedAt().minusNanos(1));
            Instant since = ShownValues.statusSince(version.row(), version.endedAt().minusNanos(1));
            if (!isSameStatus(values, before) && !isSameStatus(values, after) && since.isAfter(from)) {
                statuses.add(new PassingStatus(text(values, STATUS), values.containsKey(CODE) ? text(values, CODE) : null, since));
            }
        }
        return statuses.stream().distinct().toList();
    }

    private static boolean isSameStatus(Map<String, JsonNode> values, Map<String, JsonNode> others) {
        return Objects.equals(values.get(STATUS), others.get(STATUS)) && Objects.equals(values.get(CODE), others.get(CODE));
    }

    private static String text(Map<String, JsonNode> values, String path) {
        JsonNode value = values.get(path);
        return value == null ? "" : value.stringValue("");
    }
}
