package dev.fleetledger.query.projection.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.cluster.CredentialHistory;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.ReportAuthentication.Accepted;
import dev.fleetledger.contract.report.ReportAuthentication.Invalid;
import dev.fleetledger.contract.report.ReportAuthentication.Rejected;
import dev.fleetledger.contract.report.ReportAuthentication.Rejection;
import dev.fleetledger.contract.report.ReportAuthenticator;
import dev.fleetledger.contract.report.ReportRecord;
import dev.fleetledger.query.projection.report.CredentialHistoryQueries;
import dev.fleetledger.query.projection.report.ReceivedReport;

/** Listens to the report topic. Offsets are committed only after the reports are stored. */
@Component
@Profile("!rebuild")
public class ReportListener {

    public static final String ID = "reports";

    private static final Logger LOG = LoggerFactory.getLogger(ReportListener.class);

    private final ReportAuthenticator reportAuthenticator;
    private final CredentialHistoryQueries credentials;
    private final ReportIntake intake;
    private final Map<Rejection, Counter> dropped = new EnumMap<>(Rejection.class);

    ReportListener(ReportAuthenticator reportAuthenticator, CredentialHistoryQueries credentials, ReportIntake intake,
            MeterRegistry meters) {
        this.reportAuthenticator = reportAuthenticator;
        this.credentials = credentials;
        this.intake = intake;
        for (Rejection rejection : Rejection.values()) {
            dropped.put(rejection, meters.counter("fleetledger.reports.dropped", "reason", label(rejection)));
        }
    }

    @KafkaListener(id = ID, idIsGroup = false, groupId = "${fleetledger.reports.group}", topics = WireNames.REPORTS_TOPIC, batch = "true",
            autoStartup = "false")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        List<ReportRecord> reports = records.stream().map(ReportListener::reportRecord).toList();
        Map<String, CredentialHistory> histories = credentials.findByClusters(ReportRecord.clusters(reports));
        List<ReceivedReport> accepted = new ArrayList<>(records.size());
        int rejected = 0;
        for (int i = 0; i < records.size(); i++) {
            switch (reportAuthenticator.authenticate(reports.get(i), histories)) {
                case Accepted it -> accepted.add(new ReceivedReport(records.get(i), it.report()));
                // A later version may understand it.
                case Invalid it -> intake.park(records.get(i), it.detail());
                case Rejected it -> {
                    Objects.requireNonNull(dropped.get(it.rejection())).increment();
                    rejected++;
                }
            }
        }
        if (rejected > 0) {
            // Logs once per batch and without the record's content, so that an unauthenticated sender can't fill the log.
            LOG.warn("Dropped {} of {} reports that could not be authenticated", rejected, records.size());
        }
        intake.accept(accepted);
    }

    private static String label(Rejection rejection) {
        return switch (rejection) {
            case UNSIGNED -> "unsealed";
            case UNKNOWN_CREDENTIAL -> "unknown_credential";
            case FORGED -> "forged";
            case RETIRED_CREDENTIAL -> "retired_credential";
        };
    }

    private static ReportRecord reportRecord(ConsumerRecord<String, byte[]> record) {
        return ReportRecord.of(record.key(), name -> {
            Header header = record.headers().lastHeader(name);
            return header == null ? null : header.value();
        }, record.value(), record.timestamp());
    }
}
