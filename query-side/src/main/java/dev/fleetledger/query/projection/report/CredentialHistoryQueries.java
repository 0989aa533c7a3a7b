package dev.fleetledger.query.projection.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.CredentialHistory;

/** Reads the credentials of clusters from the ledger, because the views may lag behind it. */
@Component
public class CredentialHistoryQueries {

    private static final String SELECT_EVENTS = "select aggregate_identifier, type, payload::text, timestamp from ledger.events"
            + " where aggregate_type = 'Cluster' and aggregate_identifier = any(?) and type in ('cluster.credential-issued',"
            + " 'cluster.credential-retired', 'cluster.removed', 'cluster.forgotten') order by position";

    private final JdbcClient jdbc;

    CredentialHistoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<String, CredentialHistory> findByClusters(Collection<String> clusters) {
        Map<String, CredentialHistory> credentials = new HashMap<>();
        jdbc.sql(SELECT_EVENTS).param(clusters.toArray(String[]::new)).query(row -> {
            ClusterEvent event = (ClusterEvent) ContractJson.MAPPER.readValue(row.getString(3), EventNames.of(row.getString(2)).type());
            credentials.put(row.getString(1), credentials.getOrDefault(row.getString(1), CredentialHistory.NONE)
                    .apply(event, row.getTimestamp(4).toInstant()));
        });
        return credentials;
    }
}
