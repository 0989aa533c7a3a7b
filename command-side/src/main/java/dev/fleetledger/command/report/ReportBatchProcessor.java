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
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.report.intake.DropReason;
import dev.fleetledger.command.report.intake.ReportIntake;
import dev.fleetledger.ledger.StreamConflictException;

/** Processes a batch in one transaction. If that fails, the reports are processed one by one, so that an invalid report blocks no other. */
record ReportBatchProcessor(ReportIntake intake, TransactionTemplate transaction, MeterRegistry meters) {

    private static final Logger LOG = LoggerFactory.getLogger(ReportBatchProcessor.class);

    void process(List<ConsumerRecord<String, byte[]>> records) {
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
            // Not caused by the report: processing restarts from the last offset committed to Kafka.
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
