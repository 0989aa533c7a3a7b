package dev.fleetledger.query.projection.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.query.projection.report.ReceivedReport;
import dev.fleetledger.query.projection.report.ReportAuthenticator;

/** Listens to the report topic. Offsets are committed only after the reports are stored. */
@Component
@Profile("!rebuild")
public class ReportListener {

    public static final String ID = "reports";

    private static final Logger LOG = LoggerFactory.getLogger(ReportListener.class);

    private final ReportAuthenticator reportAuthenticator;
    private final ReportIntake intake;
    private final Map<ReportAuthenticator.ReportAuthentication, Counter> dropped =
            new EnumMap<>(ReportAuthenticator.ReportAuthentication.class);

    ReportListener(ReportAuthenticator reportAuthenticator, ReportIntake intake, MeterRegistry meters) {
        this.reportAuthenticator = reportAuthenticator;
        this.intake = intake;
        for (ReportAuthenticator.ReportAuthentication reportAuthentication : ReportAuthenticator.ReportAuthentication.values()) {
            if (reportAuthentication != ReportAuthenticator.ReportAuthentication.VALID) {
                dropped.put(reportAuthentication, meters.counter("fleetledger.reports.dropped", "reason", reportAuthentication.name()
                        .toLowerCase()));
            }
        }
    }

    @KafkaListener(id = ID, idIsGroup = false, groupId = "${fleetledger.reports.group}", topics = WireNames.REPORTS_TOPIC, batch = "true",
            autoStartup = "false")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        List<ReceivedReport> authenticated = new ArrayList<>(records.size());
        List<ReportAuthenticator.ReportAuthentication> results = reportAuthenticator.authenticate(records);
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<String, byte[]> record = records.get(i);
            Counter counter = dropped.get(results.get(i));
            if (counter == null) {
                authenticated.add(new ReceivedReport(record.key(), record.topic(), record.partition(), record.offset(),
                        Instant.ofEpochMilli(record.timestamp()), record.value()));
            } else {
                counter.increment();
            }
        }
        if (authenticated.size() < records.size()) {
            // Logs once per batch and without the record's content, so that an unauthenticated sender can't fill the log.
            LOG.warn("Dropped {} of {} reports that could not be authenticated", records.size() - authenticated.size(), records.size());
        }
        intake.accept(authenticated);
    }
}
