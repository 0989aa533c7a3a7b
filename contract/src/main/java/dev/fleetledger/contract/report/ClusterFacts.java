package dev.fleetledger.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * @param apiServer     {@link #REACHABLE}, {@link #NOT_ASKED_YET}, how the last request failed, or why the agent no longer asks
 * @param intentsBehind number of records in the intents topic that the agent has not yet processed
 */
public record ClusterFacts(String agentVersion, @Nullable String kubernetesVersion, int nodes, int readyNodes, String apiServer,
        long intentsBehind) {

    public static final String REACHABLE = "reachable";
    /** The agent has only just started. */
    public static final String NOT_ASKED_YET = "not asked yet";

    public ClusterFacts withApiServer(String state) {
        return new ClusterFacts(agentVersion, kubernetesVersion, nodes, readyNodes, state, intentsBehind);
    }

    /** Whether the agent can't reach its API server, so that the earlier facts about the cluster may be outdated. */
    public boolean apiServerSilent() {
        return !apiServer.equals(REACHABLE) && !apiServer.equals(NOT_ASKED_YET);
    }
}
