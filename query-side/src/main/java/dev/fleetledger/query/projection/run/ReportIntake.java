package dev.fleetledger.query.projection.run;

import java.sql.SQLException;
import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.contract.MessageLimit;
import dev.fleetledger.query.projection.report.ReceivedReport;
import dev.fleetledger.query.projection.report.ReportTable;

/** Stores and projects a batch of reports. A report that can't be projected is parked and doesn't block the others. */
@Component
class ReportIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ReportIntake.class);
    private static final int REASON_LENGTH = 1_000;

    private final ReportProjectionRunner reportProjectionRunner;
    private final ReportTable reports;
    private final TransactionTemplate transactions;
    private final Counter projectedCounter;
    private final Counter repeatedCounter;
    private final Counter parkedCounter;

    ReportIntake(ReportProjectionRunner reportProjectionRunner, ReportTable reports, TransactionTemplate transactions,
            MeterRegistry meters) {
        this.reportProjectionRunner = reportProjectionRunner;
        this.reports = reports;
        this.transactions = transactions;
        this.projectedCounter = meters.counter("fleetledger.reports.folded");
        this.repeatedCounter = meters.counter("fleetledger.reports.repeated");
        this.parkedCounter = meters.counter("fleetledger.reports.parked");
    }

    /** @throws RuntimeException when nothing can be stored at the moment; the batch must be retried */
    void accept(List<ReceivedReport> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            Integer newCount = transactions.execute(status -> reportProjectionRunner.projectReceived(batch));
            count(newCount == null ? 0 : newCount, batch.size());
        } catch (RuntimeException e) {
            if (!isCausedByReport(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                park(batch.getFirst().record(), e.toString());
            } else {
                batch.forEach(report -> accept(List.of(report)));
            }
        }
    }

    private void count(int newCount, int total) {
        projectedCounter.increment(newCount);
        repeatedCounter.increment(total - newCount);
    }

    /** @throws RuntimeException when nothing can be stored at the moment; the record must be retried */
    void park(ConsumerRecord<String, byte[]> record, String reason) {
        String stored = MessageLimit.truncate(reason.replace("\0", ""), REASON_LENGTH);
        transactions.executeWithoutResult(status -> reports.park(record, stored));
        parkedCounter.increment();
        LOG.warn("Parked a report of cluster {} at {}-{} offset {} that can't be projected", record.key(), record.topic(),
                record.partition(), record.offset());
    }

    /** Whether the report's content caused the failure and not the database's state. SQLSTATE classes 22 and 23 concern data. */
    private static boolean isCausedByReport(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state != null && (state.startsWith("22") || state.startsWith("23"));
            }
        }
        return !(e instanceof TransactionException);
    }
}
