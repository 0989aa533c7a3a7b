package dev.fleetledger.contract.report;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * States that every deployment that the agent has reported since its start is still as it was last reported, so that it need not be
 * reported again. It counts only at a hub that has received the same: one that has lost a report computes another sum.
 *
 * @param digest     sum of the digests that were last reported in this agent epoch, one for each deployment, with overflow. An agent
 *                   computes the digest of a deployment from its facts without the time; the hub only compares and adds digests. It is 0
 *                   for a deployment that was removed or released, which the agent may forget.
 * @param observedAt when the API server last answered, by the agent's clock; absent until it has answered
 */
public record Confirmation(long digest, @Nullable Instant observedAt) {}
