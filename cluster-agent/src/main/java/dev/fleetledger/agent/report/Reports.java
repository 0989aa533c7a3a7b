package dev.fleetledger.agent.report;

import java.time.Instant;

import dev.fleetledger.contract.report.Report;

/** The way to the hub. */
public interface Reports extends AutoCloseable {

    /**
     * Fails if the hub's broker does not have it for good, and then it may or may not have it.
     *
     * @return when the broker took it in, by its own clock
     */
    Instant deliver(Report report) throws NotDelivered, InterruptedException;

    @Override
    void close();

    /** Say it again later, as things stand then. */
    final class NotDelivered extends Exception {

        public NotDelivered(String message) {
            super(message);
        }
    }
}
