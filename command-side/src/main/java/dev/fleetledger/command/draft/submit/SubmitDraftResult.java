package dev.fleetledger.command.draft.submit;

import java.util.UUID;

import dev.fleetledger.command.message.CommandResult;

/** Result of a submit: the workload's revision that the draft became, and the rollout that brings it to the clusters. */
public record SubmitDraftResult(String id, UUID workloadId, int revision, UUID rolloutId, long version, String position)
        implements CommandResult {}
