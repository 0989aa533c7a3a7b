package dev.fleetledger.command.reports;

import java.time.Instant;

import dev.fleetledger.contract.report.Report;

/**
 * A report whose seal holds.
 *
 * @param receivedAt by the broker's clock
 */
record Arrival(Report report, String credential, Instant receivedAt) {}
