package dev.fleetledger.contract.report;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Observations of one agent. They are facts only; the hub judges them. Duplicates are detected by (cluster, agentEpoch, sequence).
 *
 * @param agentEpoch   milliseconds of the agent's start; a later agent of the cluster has a higher one
 * @param sequence     counted from 1 within the epoch
 * @param sentAt       the agent's clock, used to show clock skew; a report's age is measured by the broker's clock
 * @param clusterFacts present in every heartbeat
 * @param deployments  the changed ones, or all in a refresh; an omitted one has not changed
 * @param answers      to questions, each sent once; absent when there are none
 */
public record Report(String cluster, long agentEpoch, long sequence, Instant sentAt, @Nullable ClusterFacts clusterFacts,
        List<DeploymentFacts> deployments, @Nullable List<Answer> answers) {}
