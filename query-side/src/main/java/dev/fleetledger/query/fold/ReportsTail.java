package dev.fleetledger.query.fold;

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

import dev.fleetledger.contract.intent.Keys;

/** Listens to the report topic. Offsets are committed only after the reports are stored. */
@Component
@Profile("!rebuild")
class ReportsTail {

    static final String ID = "reports";

    private static final Logger LOG = LoggerFactory.getLogger(ReportsTail.class);

    private final Seals seals;
    private final ReportIntake intake;
    private final Map<Seals.Verdict, Counter> dropped = new EnumMap<>(Seals.Verdict.class);

    ReportsTail(Seals seals, ReportIntake intake, MeterRegistry meters) {
        this.seals = seals;
        this.intake = intake;
        for (Seals.Verdict verdict : Seals.Verdict.values()) {
            if (verdict != Seals.Verdict.VALID) {
                dropped.put(verdict, meters.counter("fleetledger.reports.dropped", "reason", verdict.name().toLowerCase()));
            }
        }
    }

    @KafkaListener(id = ID, idIsGroup = false, groupId = "${fleetledger.reports.group}", topics = Keys.REPORTS_TOPIC, batch = "true",
            autoStartup = "false")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        List<ReceivedReport> sealed = new ArrayList<>(records.size());
        List<Seals.Verdict> verdicts = seals.judge(records);
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<String, byte[]> record = records.get(i);
            Counter counter = dropped.get(verdicts.get(i));
            if (counter == null) {
                sealed.add(new ReceivedReport(record.key(), record.topic(), record.partition(), record.offset(),
                        Instant.ofEpochMilli(record.timestamp()), record.value()));
            } else {
                counter.increment();
            }
        }
        if (sealed.size() < records.size()) {
            // Logs once per batch and without the record's content, so that an unauthenticated sender can't fill the log.
            LOG.warn("Dropped {} of {} reports: their seal doesn't hold", records.size() - sealed.size(), records.size());
        }
        intake.take(sealed);
    }
}
