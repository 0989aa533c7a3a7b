package dev.fleetledger.command.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.report.intake.DropReason;
import dev.fleetledger.command.report.intake.ReportIntake;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.ledger.StreamConflictException;

/**
 * Listens to the reports topic as a member of the hub's consumer group. A batch is processed in one transaction; if that fails, the
 * reports are processed one by one, so that an invalid report blocks no other. Offsets are committed after {@link #on} has returned;
 * after an exception the whole batch is processed again.
 */
record ReportListener(ReportIntake intake, TransactionTemplate transaction, MeterRegistry meters) {

    static final String ID = "reports";

    private static final Logger LOG = LoggerFactory.getLogger(ReportListener.class);

    @KafkaListener(id = ID, idIsGroup = false, groupId = "fleetledger-command", topics = WireNames.REPORTS_TOPIC, batch = "true")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        try {
            count(inTransaction(records), records.size());
        } catch (RuntimeException e) {
            LOG.warn("Processing a batch of {} reports failed, processing them one by one: {}", records.size(), e.toString());
            records.forEach(this::processAlone);
        }
    }

    private void processAlone(ConsumerRecord<String, byte[]> record) {
        try {
            count(inTransaction(List.of(record)), 1);
        } catch (DataAccessException | TransactionException | StreamConflictException e) {
            // Not caused by the report.
            throw e;
        } catch (RuntimeException e) {
            LOG.error("A report of {} could not be processed and is dropped: partition {}, offset {}", record.key(), record.partition(),
                    record.offset(), e);
            count(List.of(DropReason.FAILED), 1);
        }
    }

    private List<DropReason> inTransaction(List<ConsumerRecord<String, byte[]>> records) {
        return Objects.requireNonNull(transaction.execute(status -> new ArrayList<>(intake.accept(records))));
    }

    private void count(List<DropReason> dropped, int total) {
        meters.counter("fleetledger.reports.taken").increment(total - dropped.size());
        dropped.forEach(reason -> meters.counter("fleetledger.reports.dropped", "reason", reason.name().toLowerCase(Locale.ROOT))
                .increment());
    }
}
