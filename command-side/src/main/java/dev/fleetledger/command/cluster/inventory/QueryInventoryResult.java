package dev.fleetledger.command.cluster.inventory;

import java.time.Instant;

import dev.fleetledger.command.message.CommandResult;

/**
 * @param id        of the question, under which the query side serves the answer
 * @param expiresAt later answers are rejected
 */
record QueryInventoryResult(String id, Instant expiresAt, long version, String position) implements CommandResult {}
