package dev.fleetledger.command.workload.deletion;

import java.util.List;
import java.util.UUID;

import dev.fleetledger.command.message.CommandResult;

/**
 * Result of a deletion.
 *
 * @param rolloutId     the rollout that ends the workload
 * @param podLabelsKept our labels that the pods keep after a release, because the selector requires them; empty if the objects are deleted
 */
public record DeleteWorkloadResult(String id, UUID rolloutId, long version, List<String> podLabelsKept, String position)
        implements CommandResult {}
