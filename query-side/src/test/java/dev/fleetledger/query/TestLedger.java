package dev.fleetledger.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.parts.postgres.Database;

/** Appends events as the command-side does: all events of a command in one transaction. */
final class TestLedger {

    private static final String INSERT = "insert into ledger.events (identifier, aggregate_type, aggregate_identifier,"
            + " aggregate_sequence_number, type, version, timestamp, payload, metadata)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?::json, ?::json) returning position";

    private final Database database;
    private Connection connection;
    private final Map<String, Long> nextSequences = new HashMap<>();

    TestLedger(Database database) {
        this.database = database;
    }

    private Connection connection() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = database.connect(database.command());
            connection.setAutoCommit(false);
        }
        return connection;
    }

    /** @return the position of the last event */
    synchronized long append(String actor, String action, Object... events) {
        return append(Map.of(EventMetadata.ACTOR, actor, EventMetadata.ACTION, action, EventMetadata.ROLES, "NSEditor",
                EventMetadata.REASON, "because",
                EventMetadata.ADDRESS, "10.0.0.1", EventMetadata.USER_AGENT, "curl"), events);
    }

    synchronized long append(Map<String, String> metadata, Object... events) {
        Map<String, String> all = new LinkedHashMap<>(metadata);
        all.put(EventMetadata.COMMAND, UUID.randomUUID().toString());
        String json = ContractJson.MAPPER.writeValueAsString(all);
        try {
            long position = 0;
            for (Object event : events) {
                position = insert(connection(), event, json);
            }
            connection().commit();
            return position;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized String storeManifest(String body) {
        try (PreparedStatement sql = connection().prepareStatement("insert into ledger.manifests (sha256, body)"
                        + " values ('sha256:' || encode(sha256(convert_to(?, 'UTF8')), 'hex'), ?) on conflict do nothing")) {
            sql.setString(1, body);
            sql.setString(2, body);
            sql.executeUpdate();
            try (ResultSet row = connection().createStatement().executeQuery("select sha256 from ledger.manifests where body = '"
                    + body.replace("'", "''") + "'")) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long insert(Connection connection, Object event, String metadata) throws SQLException {
        String[] stream = streamOf(event);
        long sequence = nextSequences.merge(stream[0] + "/" + stream[1], 1L, Long::sum) - 1;
        EventNames.EventName name = EventNames.of(event.getClass());
        try (PreparedStatement sql = connection.prepareStatement(INSERT)) {
            Object[] values = {UUID.randomUUID(), stream[0], stream[1], sequence, name.name(), name.version(), OffsetDateTime.now(),
                ContractJson.MAPPER.writeValueAsString(event), metadata};
            for (int i = 0; i < values.length; i++) {
                sql.setObject(i + 1, values[i]);
            }
            try (ResultSet row = sql.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String[] streamOf(Object event) {
        return switch (event) {
            case DraftEvent e -> new String[] {"Draft", e.draft().toString()};
            case WorkloadEvent e -> new String[] {"Workload", e.workload().toString()};
            case RolloutEvent e -> new String[] {"Rollout", e.rollout().toString()};
            case DeploymentEvent e -> new String[] {"Deployment", e.workload() + "/" + e.cluster()};
            case ClusterEvent e -> new String[] {"Cluster", e.cluster()};
            case ClusterFactEvent e -> new String[] {"ClusterFacts", e.cluster()};
            case HubEvent _ -> new String[] {"Hub", "hub"};
            case QuestionEvent e -> new String[] {"Question", e.question().toString()};
            case GrantEvent e -> new String[] {"Grants", "fleet"};
            case SettingsEvent _ -> new String[] {"Settings", "fleet"};
            case RefusalEvent e -> new String[] {"Refusals", "someone"};
            default -> throw new IllegalArgumentException("No stream for event " + event);
        };
    }
}
