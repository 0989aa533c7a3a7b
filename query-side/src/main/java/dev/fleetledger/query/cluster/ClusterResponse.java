package dev.fleetledger.query.cluster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.query.sql.LabelsJson;

/**
 * A cluster as returned by the API.
 *
 * @param lastSeen time of its agent's last report, in broker time
 * @param silent   no report has arrived for too long, although the cluster should report
 * @param factsAt  when its agent last reported facts about the cluster, in broker time
 * @param removal  null unless the removal was requested
 * @param leftAt   when it was removed or forgotten
 */
record ClusterResponse(String id, String name, @Nullable String displayName, Map<String, String> labels, String state, boolean silent,
        boolean cordoned, @Nullable Instant lastSeen, @Nullable String agentVersion, @Nullable String kubernetesVersion,
        @Nullable Integer nodes, @Nullable Integer readyNodes, @Nullable String apiServer, @Nullable Long intentsBehind,
        @Nullable Instant factsAt, Instant registeredAt, @Nullable Instant joinedAt, @Nullable Removal removal, @Nullable Instant leftAt,
        long version, String position) {

    /** @param workloads {@code delete} or {@code release}: what is done with the cluster's workloads */
    record Removal(Instant due, String workloads) {}

    static final List<String> STATES = List.of("registered", "ready", "silent", "removing", "removed", "forgotten");

    /** A cluster that has left the fleet is not silent, because no reports are expected from it. */
    static final String SILENT = "(h.heard_at <= :heardBefore and c.life in ('registered', 'removing'))";

    /** A cluster stays registered until its agent's first report. */
    static final String STATE = "(case when c.life <> 'registered' then c.life when h.heard_at is null then 'registered'"
            + " when h.heard_at > :heardBefore then 'ready' else 'silent' end)";

    static final String COLUMNS = "c.*, h.*, " + STATE + " as state, coalesce(" + SILENT + ", false) as silent";

    static ClusterResponse of(ResultSet row) throws SQLException {
        String name = String.valueOf(row.getString("name"));
        return new ClusterResponse(name, name, row.getString("display_name"), LabelsJson.parse(String.valueOf(row.getString("labels"))),
                String.valueOf(row.getString("state")), row.getBoolean("silent"), row.getBoolean("cordoned"), time(row, "heard_at"),
                row.getString("agent_version"), row.getString("kubernetes_version"), row.getObject("nodes", Integer.class),
                row.getObject("ready_nodes", Integer.class), row.getString("api_server"), row.getObject("intents_behind", Long.class),
                time(row, "facts_at"), row.getObject("registered_at", OffsetDateTime.class).toInstant(), time(row, "joined_at"),
                removal(row),
                time(row, "left_at"), row.getLong("version"), Long.toString(row.getLong("position")));
    }

    private static @Nullable Removal removal(ResultSet row) throws SQLException {
        Instant due = time(row, "removal_due");
        return due == null ? null : new Removal(due, String.valueOf(row.getString("removal_policy")));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
