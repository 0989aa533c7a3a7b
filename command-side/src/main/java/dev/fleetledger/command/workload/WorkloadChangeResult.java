package dev.fleetledger.command.workload;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.CommandResult;

/**
 * Result of a command that changes a workload in its clusters.
 *
 * @param rolloutId absent when the command changed nothing
 */
public record WorkloadChangeResult(String id, int revision, @Nullable UUID rolloutId, long version, String position)
        implements CommandResult {}
