package dev.fleetledger.command.reports;

import java.time.Instant;

import dev.fleetledger.contract.report.Report;

/**
 * A report with a valid signature.
 *
 * @param receivedAt broker's timestamp
 */
record Arrival(Report report, String credential, Instant receivedAt) {}
