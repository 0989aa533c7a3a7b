package dev.fleetledger.contract.report;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one agent observed. Facts only: the hub judges. A repeat is known by (cluster, agentEpoch, sequence).
 *
 * @param agentEpoch   milliseconds of the agent's start; a later agent of the cluster has a higher one
 * @param sequence     counted from 1 within the epoch
 * @param sentAt       the agent's clock, to show skew; how old a report is counts by the broker's clock
 * @param clusterFacts in every heartbeat
 * @param deployments  those that changed, or all in a refresh; one left out has not changed
 * @param answers      to questions, each told once; absent when there is none
 */
public record Report(String cluster, long agentEpoch, long sequence, Instant sentAt, @Nullable ClusterFacts clusterFacts,
        List<DeploymentFacts> deployments, @Nullable List<Answer> answers) {}
