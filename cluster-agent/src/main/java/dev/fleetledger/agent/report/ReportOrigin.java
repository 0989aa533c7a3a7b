package dev.fleetledger.agent.report;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.memory.KnownHub;

/**
 * From which agent to which hub reports go. After a change all deployments are reported again: a hub with a later epoch was restored from
 * a backup, which may lack reports.
 *
 * @param agentEpoch the epoch of this agent; it is raised when another agent held the lease before
 */
public record ReportOrigin(long agentEpoch, @Nullable KnownHub hub) {}
