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
 * @param deployments  the changed ones, or all in a full report; an omitted one has not changed
 * @param answers      to questions, each sent once; absent when there are none
 * @param digests      of the deployments, in their order; absent without deployments and from agents of version 0.1
 * @param confirmation present in heartbeats; absent from agents of version 0.1
 */
public record Report(String cluster, long agentEpoch, long sequence, Instant sentAt, @Nullable ClusterFacts clusterFacts,
        List<DeploymentFacts> deployments, @Nullable List<Answer> answers, @Nullable List<Long> digests,
        @Nullable Confirmation confirmation) {

    public Report {
        if (digests != null && digests.size() != deployments.size()) {
            throw new IllegalArgumentException("The report has " + deployments.size() + " deployments, but " + digests.size() + " digests");
        }
    }

    public Report(String cluster, long agentEpoch, long sequence, Instant sentAt, @Nullable ClusterFacts clusterFacts,
            List<DeploymentFacts> deployments, @Nullable List<Answer> answers) {
        this(cluster, agentEpoch, sequence, sentAt, clusterFacts, deployments, answers, null, null);
    }
}
