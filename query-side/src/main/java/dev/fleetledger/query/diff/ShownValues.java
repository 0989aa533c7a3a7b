package dev.fleetledger.query.diff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.contract.ContractJson;

/** Values that the API shows of an object, by the paths of {@link ObjectKind#fields}, computed from its rows. */
final class ShownValues {

    /** Phases of a deployment's status: the prefixes of their columns, from the newest on. */
    private static final List<String> PHASES = List.of("later_", "next_");
    private static final String REGISTERED = "registered";

    private final Map<String, JsonNode> values = new TreeMap<>();

    private ShownValues() {}

    /**
     * @param rows versions of the object's rows by their tables' names; empty when it doesn't exist
     * @param at   when, because time alone changes a deployment's status
     */
    static Map<String, JsonNode> of(ObjectKind kind, Map<String, JsonNode> rows, Instant at) {
        JsonNode row = rows.get(kind.tables().getFirst().name());
        if (row == null) {
            return Map.of();
        }
        ShownValues shown = new ShownValues();
        switch (kind) {
            case CLUSTER -> shown.addCluster(row, rows.get("heartbeats"));
            case DEPLOYMENT -> shown.addDeployment(row, rows.get("observations"), at);
            case DRAFT -> shown.addAll(row, "name", "namespace", "owner", "state", "version");
            case GRANT -> shown.addGrant(row);
            case ROLLOUT -> shown.addRollout(row);
            case WORKLOAD -> shown.addAll(row, "name", "namespace", "revision").addTime("/restartedAt", row.get("restarted_at"))
                    .addTime("/deletedAt", row.get("deleted_at"));
        }
        return shown.values;
    }

    private void addCluster(JsonNode row, @Nullable JsonNode heartbeat) {
        add("/displayName", row.get("display_name"));
        addJson("/labels", row.get("labels"));
        add("/cordoned", row.get("cordoned"));
        addTime("/removal/due", row.get("removal_due"));
        add("/removal/workloads", row.get("removal_policy"));
        addTime("/leftAt", row.get("left_at"));
        // Silence is no state here: outages are told by their times.
        String life = row.path("life").stringValue("");
        addText("/state", life.equals(REGISTERED) && heartbeat != null ? "ready" : life);
        if (heartbeat != null) {
            add("/nodes", heartbeat.get("nodes"));
            add("/readyNodes", heartbeat.get("ready_nodes"));
            add("/apiServer", heartbeat.get("api_server"));
            add("/kubernetesVersion", heartbeat.get("kubernetes_version"));
            add("/agentVersion", heartbeat.get("agent_version"));
        }
    }

    private void addDeployment(JsonNode row, @Nullable JsonNode observation, Instant at) {
        if (row.path("generation").longValue(0) > 0) {
            add("/wanted/revision", row.get("revision"));
            add("/wanted/generation", row.get("generation"));
            add("/wanted/action", row.get("action"));
        }
        String phase = phase(row, at);
        add("/status", row.get(phase + "status"));
        add("/statusReason/code", row.get(phase + "code"));
        if (observation != null) {
            JsonNode object = ContractJson.MAPPER.readTree(observation.path("facts").stringValue("{}")).path("object");
            List.of("desired", "updated", "ready", "available", "misscheduled")
                    .forEach(count -> add("/observed/" + count, object.get(count)));
        }
    }

    /** Returns since when a deployment has the status that it has at that time. */
    static Instant statusSince(JsonNode row, Instant at) {
        JsonNode since = row.get(phase(row, at) + "since");
        return instant(since != null && since.isString() ? since : row.path("since"));
    }

    private static String phase(JsonNode row, Instant at) {
        return PHASES.stream().filter(prefix -> hasBegun(row.get(prefix + "at"), at)).findFirst().orElse("");
    }

    private static boolean hasBegun(@Nullable JsonNode phaseAt, Instant at) {
        return phaseAt != null && phaseAt.isString() && !instant(phaseAt).isAfter(at);
    }

    private void addGrant(JsonNode row) {
        add("/role", row.get("role"));
        addText("/holder", row.path("holder_kind").stringValue("") + " " + row.path("holder").stringValue(""));
        addJson("/scope", row.get("scope"));
        addTime("/revokedAt", row.get("revoked_at"));
    }

    private void addRollout(JsonNode row) {
        addAll(row, "kind", "revision");
        addText("/state", camelCase(row.path("state").stringValue("")));
        addTime("/endedAt", row.get("ended_at"));
    }

    /** The column has the name of the enum's constant. */
    private static String camelCase(String constant) {
        StringBuilder text = new StringBuilder();
        for (String word : constant.split("_")) {
            String lower = word.toLowerCase(Locale.ROOT);
            text.append(text.isEmpty() ? lower : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
        }
        return text.toString();
    }

    private ShownValues addAll(JsonNode row, String... columns) {
        for (String column : columns) {
            add("/" + column, row.get(column));
        }
        return this;
    }

    private void add(String path, @Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            values.put(path, value);
        }
    }

    private void addText(String path, String value) {
        values.put(path, JsonNodeFactory.instance.stringNode(value));
    }

    /** The column has JSON as text. */
    private void addJson(String path, @Nullable JsonNode column) {
        if (column != null && column.isString()) {
            add(path, ContractJson.MAPPER.readTree(column.stringValue()));
        }
    }

    private ShownValues addTime(String path, @Nullable JsonNode column) {
        if (column != null && column.isString()) {
            addText(path, instant(column).toString());
        }
        return this;
    }

    private static Instant instant(JsonNode timestamptz) {
        return OffsetDateTime.parse(timestamptz.stringValue()).toInstant();
    }
}
