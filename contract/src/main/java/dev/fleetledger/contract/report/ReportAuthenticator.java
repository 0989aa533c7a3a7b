package dev.fleetledger.contract.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.cluster.CredentialHistory;
import dev.fleetledger.contract.report.ReportAuthentication.Accepted;
import dev.fleetledger.contract.report.ReportAuthentication.Defect;
import dev.fleetledger.contract.report.ReportAuthentication.Invalid;
import dev.fleetledger.contract.report.ReportAuthentication.Rejected;
import dev.fleetledger.contract.report.ReportAuthentication.Rejection;

/** Authenticates reports by their signature, because Kafka doesn't tell a consumer who produced a record. Both sides use it. */
public final class ReportAuthenticator {

    private final byte[] hubSecret;

    /** @param hubSecret the secret from which each agent's report key is derived */
    public ReportAuthenticator(byte[] hubSecret) {
        this.hubSecret = hubSecret.clone();
    }

    /** @param credentials by cluster, at least those of the record's cluster if it has any, including retired ones */
    public ReportAuthentication authenticate(ReportRecord record, Map<String, CredentialHistory> credentials) {
        String cluster = record.cluster();
        CredentialHistory history = cluster == null ? CredentialHistory.NONE : credentials.getOrDefault(cluster, CredentialHistory.NONE);
        String named = record.credential() == null ? null : new String(record.credential(), UTF_8);
        String credential = named != null && history.wasIssued(named) ? named : null;
        byte[] value = record.value();
        byte[] signature = record.signature();
        if (record.key() == null || value == null || named == null || signature == null) {
            return new Rejected(Rejection.UNSIGNED, credential);
        }
        if (cluster == null || credential == null) {
            return new Rejected(Rejection.UNKNOWN_CREDENTIAL, null);
        }
        if (!ReportSignature.verify(ReportSignature.key(hubSecret, cluster, credential), cluster, value, signature)) {
            return new Rejected(Rejection.FORGED, credential);
        }
        if (!ReportSignature.coversTime(record.receivedAt(), history.retiredAt(credential))) {
            return new Rejected(Rejection.RETIRED_CREDENTIAL, credential);
        }
        return parse(cluster, value, credential);
    }

    private static ReportAuthentication parse(String cluster, byte[] value, String credential) {
        try {
            @Nullable Report report = ContractJson.MAPPER.readValue(value, Report.class);
            if (report == null) {
                return new Invalid(Defect.MALFORMED, credential, "The value is null.");
            }
            // The signature is bound to the record's key, so the value must not name another cluster.
            return cluster.equals(report.cluster()) ? new Accepted(report, credential)
                    : new Invalid(Defect.OTHER_CLUSTER, credential,
                            "The report names cluster " + report.cluster() + ", but its record key is " + cluster + ".");
        } catch (JacksonException e) {
            return new Invalid(Defect.MALFORMED, credential, e.toString());
        }
    }
}
