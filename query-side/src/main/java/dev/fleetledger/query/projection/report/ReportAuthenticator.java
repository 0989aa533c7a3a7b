package dev.fleetledger.query.projection.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.CredentialHistory;
import dev.fleetledger.contract.report.ReportSignature;

/** Authenticates reports: the signing credential must have been valid for the cluster when the broker received the report. */
public final class ReportAuthenticator {

    public enum ReportAuthentication { VALID, UNSEALED, UNKNOWN_CREDENTIAL, RETIRED_CREDENTIAL, FORGED }

    // Read from the ledger, because the views may lag behind it.
    private static final String SELECT_CREDENTIAL_EVENTS = "select aggregate_identifier, type, payload::text, timestamp from ledger.events"
            + " where aggregate_type = 'Cluster' and aggregate_identifier = any(?) and type in ('cluster.credential-issued',"
            + " 'cluster.credential-retired', 'cluster.removed', 'cluster.forgotten') order by position";

    private final byte[] secret;
    private final JdbcClient jdbc;

    public ReportAuthenticator(byte[] secret, JdbcClient jdbc) {
        this.secret = secret;
        this.jdbc = jdbc;
    }

    /** @return one verdict per record, in their order */
    public List<ReportAuthentication> authenticate(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, CredentialHistory> credentials =
                readCredentials(records.stream().map(ConsumerRecord::key).filter(ReportAuthenticator::canBeClusterName).collect(toSet()));
        return records.stream().map(record -> authenticate(record, credentials)).toList();
    }

    private ReportAuthentication authenticate(ConsumerRecord<String, byte[]> record, Map<String, CredentialHistory> credentials) {
        String cluster = record.key();
        Header credentialHeader = record.headers().lastHeader(ReportSignature.CREDENTIAL_HEADER);
        Header signatureHeader = record.headers().lastHeader(ReportSignature.SEAL_HEADER);
        if (cluster == null || record.value() == null || credentialHeader == null || signatureHeader == null) {
            return ReportAuthentication.UNSEALED;
        }
        String credential = new String(credentialHeader.value(), UTF_8);
        CredentialHistory credentialHistory = credentials.getOrDefault(cluster, CredentialHistory.NONE);
        if (!credentialHistory.wasIssued(credential)) {
            return ReportAuthentication.UNKNOWN_CREDENTIAL;
        }
        if (!ReportSignature.verify(ReportSignature.key(secret, cluster, credential), cluster, record.value(), signatureHeader.value())) {
            return ReportAuthentication.FORGED;
        }
        return ReportSignature.coversTime(Instant.ofEpochMilli(record.timestamp()), credentialHistory.retiredAt(credential))
                ? ReportAuthentication.VALID : ReportAuthentication.RETIRED_CREDENTIAL;
    }

    private Map<String, CredentialHistory> readCredentials(Set<String> clusters) {
        Map<String, CredentialHistory> credentials = new HashMap<>();
        jdbc.sql(SELECT_CREDENTIAL_EVENTS).param(clusters.toArray(String[]::new)).query(row -> {
            ClusterEvent event = (ClusterEvent) ContractJson.MAPPER.readValue(row.getString(3), EventNames.of(row.getString(2)).type());
            credentials.put(row.getString(1), credentials.getOrDefault(row.getString(1), CredentialHistory.NONE)
                    .apply(event, row.getTimestamp(4).toInstant()));
        });
        return credentials;
    }

    /** PostgreSQL doesn't accept NUL, which an unauthenticated sender may have written. */
    private static boolean canBeClusterName(@Nullable String key) {
        return key != null && key.indexOf('\0') < 0;
    }
}
