package dev.fleetledger.contract.report;

import org.jspecify.annotations.Nullable;

/**
 * @param apiServer    {@code reachable}, or how the last request failed
 * @param intentsBehind records in the intents topic that were not yet taken in
 */
public record ClusterFacts(String agentVersion, @Nullable String kubernetesVersion, int nodes, int readyNodes, String apiServer,
        long intentsBehind) {}
