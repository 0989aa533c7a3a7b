package dev.fleetledger.command.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.fleetledger.command.reports.Verdict.Reason;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportSeal;

/** Who wrote a report: Kafka doesn't tell, the seal does. */
record Seals(byte[] hubSecret) {

    /** @param credentials the one that counts now, by cluster */
    Verdict judge(ConsumerRecord<String, byte[]> record, Map<String, String> credentials) {
        String cluster = record.key();
        byte[] credential = header(record, ReportSeal.CREDENTIAL_HEADER);
        byte[] seal = header(record, ReportSeal.SEAL_HEADER);
        if (cluster == null || record.value() == null || credential == null || seal == null
                || !new String(credential, UTF_8).equals(credentials.get(cluster))) {
            return new Verdict.Dropped(Reason.CREDENTIAL);
        }
        byte[] key = ReportSeal.key(hubSecret, cluster, new String(credential, UTF_8));
        return ReportSeal.holds(key, cluster, record.value(), seal)
                ? opened(record, cluster, new String(credential, UTF_8))
                : new Verdict.Dropped(Reason.SEAL);
    }

    private static Verdict opened(ConsumerRecord<String, byte[]> record, String cluster, String credential) {
        try {
            Report report = ContractJson.MAPPER.readValue(record.value(), Report.class);
            // The key is what the seal was made with: the value may not speak for another.
            return cluster.equals(report.cluster())
                    ? new Verdict.Genuine(new Arrival(report, credential, Instant.ofEpochMilli(record.timestamp())))
                    : new Verdict.Dropped(Reason.SHAPE);
        } catch (JacksonException e) {
            return new Verdict.Dropped(Reason.SHAPE);
        }
    }

    private static byte @Nullable [] header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
