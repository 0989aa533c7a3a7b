package dev.fleetledger.command.cluster.remove;

import java.time.Instant;

import dev.fleetledger.command.message.CommandResult;

/**
 * @param due       until when the workloads are left unchanged and the removal can be cancelled
 * @param workloads what happens to the workloads afterwards
 */
record RemoveClusterResult(String id, Instant due, String workloads, long version, String position) implements CommandResult {}
