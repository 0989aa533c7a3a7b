package dev.fleetledger.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * @param apiServer     {@link #REACHABLE}, {@link #NOT_ASKED_YET}, or how the last request failed
 * @param intentsBehind records in the intents topic that were not yet taken in
 */
public record ClusterFacts(String agentVersion, @Nullable String kubernetesVersion, int nodes, int readyNodes, String apiServer,
        long intentsBehind) {

    public static final String REACHABLE = "reachable";
    /** The agent has only just started. */
    public static final String NOT_ASKED_YET = "not asked yet";

    /** The agent speaks, its cluster doesn't: nothing of it is known to be so still. */
    public boolean clusterIsMute() {
        return !apiServer.equals(REACHABLE) && !apiServer.equals(NOT_ASKED_YET);
    }
}
