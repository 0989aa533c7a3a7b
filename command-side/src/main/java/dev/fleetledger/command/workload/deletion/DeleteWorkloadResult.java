package dev.fleetledger.command.workload.deletion;

import java.util.List;

import dev.fleetledger.command.message.CommandResult;

/**
 * Result of a deletion.
 *
 * @param podLabelsKept our labels that the pods keep after a release, because the selector requires them; empty if the objects are deleted
 */
record DeleteWorkloadResult(String id, long version, List<String> podLabelsKept, String position) implements CommandResult {}
