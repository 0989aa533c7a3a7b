package dev.fleetledger.query.cluster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A cluster as the interface shows it. @param lastSeen by the broker's clock @param silent nothing was heard for too long */
record ClusterAnswer(String id, String name, @Nullable String displayName, Map<String, String> labels, String state, boolean silent,
        boolean cordoned, @Nullable Instant lastSeen, @Nullable String agentVersion, @Nullable String kubernetesVersion,
        @Nullable Integer nodes, @Nullable Integer readyNodes, @Nullable String apiServer, @Nullable Long intentsBehind,
        Instant registeredAt, @Nullable Instant joinedAt, long version, String position) {

    static final List<String> STATES = List.of("registered", "ready", "silent");

    /** Registered until its agent is heard for the first time. */
    static final String STATE = "(case when h.heard_at is null then 'registered' when h.heard_at > :heardBefore then 'ready' else 'silent' end)";

    static ClusterAnswer of(ResultSet row) throws SQLException {
        String name = String.valueOf(row.getString("name"));
        String state = String.valueOf(row.getString("state"));
        return new ClusterAnswer(name, name, row.getString("display_name"), ClusterView.labels(String.valueOf(row.getString("labels"))), state,
                state.equals("silent"), row.getBoolean("cordoned"), time(row, "heard_at"), row.getString("agent_version"),
                row.getString("kubernetes_version"), row.getObject("nodes", Integer.class), row.getObject("ready_nodes", Integer.class),
                row.getString("api_server"), row.getObject("intents_behind", Long.class),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(), time(row, "joined_at"), row.getLong("version"),
                Long.toString(row.getLong("position")));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
