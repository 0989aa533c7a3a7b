package dev.fleetledger.query.deployment;

import java.time.Instant;

/** What came of one generation. @param status today's while it is the newest, else what the ledger says came of it, or Superseded */
public record Outcome(String cluster, long generation, String status, Instant since, boolean superseded) {}
