package dev.fleetledger.query.fold;

import java.time.Instant;

import dev.fleetledger.contract.report.Report;

/**
 * A report that is kept.
 *
 * @param number        its place among all reports
 * @param afterPosition the ledger's position that had been folded before it
 * @param receivedAt    the broker's clock
 */
public record StoredReport(long number, long afterPosition, Instant receivedAt, Report report) {}
