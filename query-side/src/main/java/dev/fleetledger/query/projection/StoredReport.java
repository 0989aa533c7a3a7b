package dev.fleetledger.query.projection;

import java.time.Instant;

import dev.fleetledger.contract.report.Report;

/**
 * A stored report.
 *
 * @param number        its number among all reports
 * @param afterPosition the checkpoint's position when it was stored
 * @param receivedAt    broker time
 */
public record StoredReport(long number, long afterPosition, Instant receivedAt, Report report) {}
