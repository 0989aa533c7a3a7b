package dev.fleetledger.query.fold;

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
import dev.fleetledger.contract.cluster.Credentials;
import dev.fleetledger.contract.report.ReportSeal;

/** Authenticates reports: the signing credential must have been valid for the cluster when the broker received the report. */
final class Seals {

    enum Verdict { VALID, UNSEALED, UNKNOWN_CREDENTIAL, RETIRED_CREDENTIAL, FORGED }

    // Read from the ledger, because the views may lag behind it.
    private static final String EVENTS = "select aggregate_identifier, type, payload::text, timestamp from ledger.events"
            + " where aggregate_type = 'Cluster' and aggregate_identifier = any(?) and type in ('cluster.credential-issued',"
            + " 'cluster.credential-retired', 'cluster.removed', 'cluster.forgotten') order by position";

    private final byte[] secret;
    private final JdbcClient jdbc;

    Seals(byte[] secret, JdbcClient jdbc) {
        this.secret = secret;
        this.jdbc = jdbc;
    }

    /** @return one verdict per record, in their order */
    List<Verdict> judge(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, Credentials> known = known(records.stream().map(ConsumerRecord::key).filter(Seals::canBeACluster).collect(toSet()));
        return records.stream().map(record -> judge(record, known)).toList();
    }

    private Verdict judge(ConsumerRecord<String, byte[]> record, Map<String, Credentials> known) {
        String cluster = record.key();
        Header named = record.headers().lastHeader(ReportSeal.CREDENTIAL_HEADER);
        Header seal = record.headers().lastHeader(ReportSeal.SEAL_HEADER);
        if (cluster == null || record.value() == null || named == null || seal == null) {
            return Verdict.UNSEALED;
        }
        String credential = new String(named.value(), UTF_8);
        Credentials credentials = known.getOrDefault(cluster, Credentials.NONE);
        if (!credentials.wasIssued(credential)) {
            return Verdict.UNKNOWN_CREDENTIAL;
        }
        if (!ReportSeal.holds(ReportSeal.key(secret, cluster, credential), cluster, record.value(), seal.value())) {
            return Verdict.FORGED;
        }
        return ReportSeal.counts(Instant.ofEpochMilli(record.timestamp()), credentials.retiredAt(credential)) ? Verdict.VALID : Verdict.RETIRED_CREDENTIAL;
    }

    private Map<String, Credentials> known(Set<String> clusters) {
        Map<String, Credentials> known = new HashMap<>();
        jdbc.sql(EVENTS).param(clusters.toArray(String[]::new)).query(row -> {
            ClusterEvent event = (ClusterEvent) ContractJson.MAPPER.readValue(row.getString(3), EventNames.of(row.getString(2)).type());
            known.put(row.getString(1), known.getOrDefault(row.getString(1), Credentials.NONE).then(event, row.getTimestamp(4).toInstant()));
        });
        return known;
    }

    /** PostgreSQL doesn't accept NUL, which an unauthenticated sender may have written. */
    private static boolean canBeACluster(@Nullable String key) {
        return key != null && key.indexOf('\0') < 0;
    }
}
