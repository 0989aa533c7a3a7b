package dev.fleetledger.command.report.intake;

import java.time.Instant;

import dev.fleetledger.contract.report.Report;

/**
 * A report with a valid signature.
 *
 * @param receivedAt broker's timestamp
 */
record AuthenticatedReport(Report report, String credential, Instant receivedAt) {}
