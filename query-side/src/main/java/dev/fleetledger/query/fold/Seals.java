package dev.fleetledger.query.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.fleetledger.contract.report.ReportSeal;

/** Whether a report is what its key says: sealed with a credential that was issued to that cluster. */
final class Seals {

    enum Verdict { VALID, UNSEALED, UNKNOWN_CREDENTIAL, FORGED }

    private record Credential(String cluster, String id) {}

    // Asked of the ledger itself: the views may not have got so far yet.
    private static final String ISSUED = "select exists (select 1 from ledger.events where aggregate_type = 'Cluster'"
            + " and aggregate_identifier = ? and type = 'cluster.credential-issued' and payload ->> 'credential' = ?)";

    private final byte[] secret;
    private final JdbcClient jdbc;
    private final Map<Credential, byte[]> keys = new ConcurrentHashMap<>();

    Seals(byte[] secret, JdbcClient jdbc) {
        this.secret = secret;
        this.jdbc = jdbc;
    }

    Verdict judge(ConsumerRecord<String, byte[]> record) {
        String cluster = record.key();
        Header credential = record.headers().lastHeader(ReportSeal.CREDENTIAL_HEADER);
        Header seal = record.headers().lastHeader(ReportSeal.SEAL_HEADER);
        if (cluster == null || record.value() == null || credential == null || seal == null) {
            return Verdict.UNSEALED;
        }
        byte[] key = key(new Credential(cluster, new String(credential.value(), UTF_8)));
        if (key == null) {
            return Verdict.UNKNOWN_CREDENTIAL;
        }
        return ReportSeal.holds(key, cluster, record.value(), seal.value()) ? Verdict.VALID : Verdict.FORGED;
    }

    /** Only issued credentials are remembered: a stranger's may be issued yet, and must not fill the memory. */
    private byte @Nullable [] key(Credential credential) {
        byte[] known = keys.get(credential);
        if (known != null) {
            return known;
        }
        if (credential.id().indexOf('\0') >= 0 || credential.cluster().indexOf('\0') >= 0 || !issued(credential)) {
            return null;
        }
        byte[] key = ReportSeal.key(secret, credential.cluster(), credential.id());
        keys.put(credential, key);
        return key;
    }

    private boolean issued(Credential credential) {
        return jdbc.sql(ISSUED).params(credential.cluster(), credential.id()).query(Boolean.class).single();
    }
}
