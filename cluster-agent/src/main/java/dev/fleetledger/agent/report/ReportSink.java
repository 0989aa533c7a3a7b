package dev.fleetledger.agent.report;

import java.time.Instant;

import dev.fleetledger.contract.report.Report;

/** Destination of reports to the hub. */
public interface ReportSink extends AutoCloseable {

    /**
     * The broker's acknowledgement of a report.
     *
     * @param storedAt time by the broker's clock
     * @param offset   in the partition, which is the same for all reports of a cluster; lower than before if the broker lost the topic
     */
    record Receipt(Instant storedAt, long offset) {}

    /**
     * Fails unless the hub's broker has stored the report durably; after a failure it may or may not be stored.
     */
    Receipt deliver(Report report) throws ReportNotDeliveredException, InterruptedException;

    /** Returns if the broker accepts this agent's credential. Reports nothing. */
    void probe() throws ReportNotDeliveredException;

    @Override
    void close();

    /** The state is to be reported again later, as it is then. */
    final class ReportNotDeliveredException extends Exception {

        private final boolean refused;

        public ReportNotDeliveredException(String message) {
            this(message, false);
        }

        /** @param refused whether the broker refuses this agent's credential */
        public ReportNotDeliveredException(String message, boolean refused) {
            super(message);
            this.refused = refused;
        }

        boolean isRefused() {
            return refused;
        }
    }
}
