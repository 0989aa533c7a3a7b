package dev.fleetledger.agent.report;

import dev.fleetledger.contract.report.Report;

/** The way to the hub. */
public interface Reports extends AutoCloseable {

    /** Returns when the hub's broker has it for good; fails otherwise, and then it may or may not have it. */
    void deliver(Report report) throws NotDelivered, InterruptedException;

    @Override
    void close();

    /** Say it again later, as things stand then. */
    final class NotDelivered extends Exception {

        public NotDelivered(String message) {
            super(message);
        }
    }
}
