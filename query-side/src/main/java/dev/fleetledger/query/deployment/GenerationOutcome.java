package dev.fleetledger.query.deployment;

import java.time.Instant;

/**
 * Outcome of one generation.
 *
 * @param status the deployment's current status for its newest generation; for older ones the outcome in the ledger, or Superseded
 */
public record GenerationOutcome(String cluster, long generation, String status, Instant since, boolean superseded) {}
