package dev.fleetledger.command.report.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.fleetledger.command.fleet.CredentialTable.Credential;
import dev.fleetledger.command.report.intake.ReportAuthentication.Reason;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportSignature;

/** Authenticates reports by their signature, because Kafka does not reveal the writer of a record. */
public record ReportAuthenticator(byte[] hubSecret) {

    /** @param credentials credentials of the clusters that the records name, including retired ones */
    ReportAuthentication authenticate(ConsumerRecord<String, byte[]> record, List<Credential> credentials) {
        String cluster = record.key();
        byte[] credentialId = header(record, ReportSignature.CREDENTIAL_HEADER);
        byte[] signature = header(record, ReportSignature.SEAL_HEADER);
        Credential credential = credentialId == null ? null : find(credentials, cluster, new String(credentialId, UTF_8));
        if (record.value() == null || credential == null || signature == null) {
            return new ReportAuthentication.Rejected(Reason.CREDENTIAL);
        }
        if (!ReportSignature.verify(ReportSignature.key(hubSecret, cluster, credential.id()), cluster, record.value(), signature)) {
            return new ReportAuthentication.Rejected(Reason.SEAL);
        }
        return ReportSignature.coversTime(Instant.ofEpochMilli(record.timestamp()), credential.retiredAt())
                ? parse(record, cluster, credential.id())
                : new ReportAuthentication.Rejected(Reason.RETIRED);
    }

    private static ReportAuthentication parse(ConsumerRecord<String, byte[]> record, String cluster, String credential) {
        try {
            Report report = ContractJson.MAPPER.readValue(record.value(), Report.class);
            // The signature is bound to the record's key, so the value must not name another cluster.
            return cluster.equals(report.cluster())
                    ? new ReportAuthentication.Accepted(new AuthenticatedReport(report, credential,
                            Instant.ofEpochMilli(record.timestamp())))
                    : new ReportAuthentication.Rejected(Reason.ANOTHER);
        } catch (JacksonException e) {
            return new ReportAuthentication.Rejected(Reason.SHAPE);
        }
    }

    /** @return the credential that the record names, if it was ever issued to the cluster that it names */
    static @Nullable String knownCredential(ConsumerRecord<String, byte[]> record, List<Credential> credentials) {
        byte[] credentialId = header(record, ReportSignature.CREDENTIAL_HEADER);
        Credential credential = credentialId == null ? null : find(credentials, record.key(), new String(credentialId, UTF_8));
        return credential == null ? null : credential.id();
    }

    private static @Nullable Credential find(List<Credential> credentials, @Nullable String cluster, String id) {
        return credentials.stream().filter(it -> it.cluster().equals(cluster) && it.id().equals(id)).findFirst().orElse(null);
    }

    private static byte @Nullable [] header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
