package dev.fleetledger.command.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.fleetledger.command.fleet.Credentials.Credential;
import dev.fleetledger.command.reports.Verdict.Reason;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportSeal;

/** Authenticates reports by their signature, because Kafka does not reveal the writer of a record. */
record Seals(byte[] hubSecret) {

    /** @param credentials credentials of the clusters that the records name, including retired ones */
    Verdict judge(ConsumerRecord<String, byte[]> record, List<Credential> credentials) {
        String cluster = record.key();
        byte[] named = header(record, ReportSeal.CREDENTIAL_HEADER);
        byte[] seal = header(record, ReportSeal.SEAL_HEADER);
        Credential credential = named == null ? null : find(credentials, cluster, new String(named, UTF_8));
        if (record.value() == null || credential == null || seal == null) {
            return new Verdict.Dropped(Reason.CREDENTIAL);
        }
        if (!ReportSeal.holds(ReportSeal.key(hubSecret, cluster, credential.id()), cluster, record.value(), seal)) {
            return new Verdict.Dropped(Reason.SEAL);
        }
        return ReportSeal.counts(Instant.ofEpochMilli(record.timestamp()), credential.retiredAt())
                ? opened(record, cluster, credential.id())
                : new Verdict.Dropped(Reason.RETIRED);
    }

    private static Verdict opened(ConsumerRecord<String, byte[]> record, String cluster, String credential) {
        try {
            Report report = ContractJson.MAPPER.readValue(record.value(), Report.class);
            // The signature is bound to the record's key, so the value must not name another cluster.
            return cluster.equals(report.cluster())
                    ? new Verdict.Genuine(new Arrival(report, credential, Instant.ofEpochMilli(record.timestamp())))
                    : new Verdict.Dropped(Reason.ANOTHER);
        } catch (JacksonException e) {
            return new Verdict.Dropped(Reason.SHAPE);
        }
    }

    /** @return the credential that the record names, if it was ever issued to the cluster that it names */
    static @Nullable String issued(ConsumerRecord<String, byte[]> record, List<Credential> credentials) {
        byte[] named = header(record, ReportSeal.CREDENTIAL_HEADER);
        Credential found = named == null ? null : find(credentials, record.key(), new String(named, UTF_8));
        return found == null ? null : found.id();
    }

    private static @Nullable Credential find(List<Credential> credentials, @Nullable String cluster, String id) {
        return credentials.stream().filter(it -> it.cluster().equals(cluster) && it.id().equals(id)).findFirst().orElse(null);
    }

    private static byte @Nullable [] header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
